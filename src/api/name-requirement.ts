import type { Bilingual, Contradiction, KnowledgeBase, OwnFinding } from '../domain/index.ts';

/** What a review itself names: things that its documents state differently, findings that people added. */
export type NamedInReview = { readonly contradictions: readonly Contradiction[]; readonly ownFindings: readonly OwnFinding[] };

/**
 * A requirement, gate, check across documents or added finding as a sentence may name it: “A134-13-e, prompt on-site audit report”. `id` is of
 * a requirement or of the finding on it. What neither programme nor review knows stays as it is written.
 */
export function nameRequirement(
  id: string,
  knowledge: Pick<KnowledgeBase, 'programmes'>,
  review: NamedInReview = { contradictions: [], ownFindings: [] },
): Bilingual {
  const own = review.ownFindings.find((finding) => finding.id === id);
  if (own !== undefined) return quoted({ en: own.summary, zh: own.summary }, '+');
  const plain = id.replace(/^F-/u, '');
  const [sort, name = ''] = plain.split('/');
  if (sort === 'consistency') return nameContradiction(name, knowledge, review.contradictions);
  if (sort === 'enclosure') return { en: `enclosure no. ${name}`, zh: `资料目录第${name}项` };
  for (const { requirements, gates } of knowledge.programmes.values()) {
    const requirement = requirements.find((item) => item.id === plain);
    if (requirement !== undefined) return quoted(requirement.title, plain);
    const gate = sort === 'gate' ? gates.find((item) => item.id === name) : undefined;
    if (gate !== undefined) return quoted(firstSentence(gate.statement), name);
  }
  return { en: id, zh: id };
}

/** By the title that its readers see; `name` is a topic, from the second of one topic on with its number. */
function nameContradiction(
  name: string,
  { programmes }: Pick<KnowledgeBase, 'programmes'>,
  contradictions: readonly Contradiction[],
): Bilingual {
  const [topic = '', number = '1'] = name.split(/-(?=\d+$)/u);
  const title =
    contradictions.filter((item) => item.topic === topic)[Number(number) - 1]?.title ??
    [...programmes.values()].flatMap(({ facts }) => facts).find(({ key }) => key === topic)?.title;
  return title === undefined ? { en: 'different statements', zh: '不一致的表述' } : quoted(title, '≠');
}

/** A gate has no short name. */
function firstSentence({ en, zh }: Bilingual): Bilingual {
  return { en: en.split(/[.;:](?:\s|$)/u)[0] ?? en, zh: zh.split(/[。；：]/u)[0] ?? zh };
}

function quoted({ en, zh }: Bilingual, mark: string): Bilingual {
  return { en: `“${en}” (${mark})`, zh: `“${zh}”（${mark}）` };
}
