import type { Bilingual, Contradiction, KnowledgeBase, OwnFinding } from '../domain/index.ts';

const contradiction: Bilingual = { en: 'contradiction', zh: '矛盾' };
const ownFinding: Bilingual = { en: 'own finding', zh: '自拟意见' };

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
  if (own !== undefined) return quoted({ en: own.summary, zh: own.summary }, ownFinding);
  const known = titleOf(id, knowledge, review.contradictions);
  return known === undefined ? { en: id, zh: id } : known.mark === null ? known.title : quoted(known.title, known.mark);
}

/** What a requirement, gate or check across documents is called, without its number; what no programme knows stays as it is written. */
export function titleOfRequirement(id: string, knowledge: Pick<KnowledgeBase, 'programmes'>): Bilingual {
  return titleOf(id, knowledge, [])?.title ?? { en: id, zh: id };
}

function titleOf(
  id: string,
  knowledge: Pick<KnowledgeBase, 'programmes'>,
  contradictions: readonly Contradiction[],
): { readonly title: Bilingual; readonly mark: Bilingual | string | null } | undefined {
  const plain = id.replace(/^F-/u, '');
  const [sort, name = ''] = plain.split('/');
  if (sort === 'enclosure') return { title: { en: `enclosure no. ${name}`, zh: `资料目录第${name}项` }, mark: null };
  if (sort === 'consistency') {
    const title = titleOfContradiction(name, knowledge, contradictions);
    return title === undefined ? { title: { en: 'different statements', zh: '不一致的表述' }, mark: null } : { title, mark: contradiction };
  }
  for (const { requirements, gates } of knowledge.programmes.values()) {
    const requirement = requirements.find((item) => item.id === plain);
    if (requirement !== undefined) return { title: requirement.title, mark: plain };
    const gate = sort === 'gate' ? gates.find((item) => item.id === name) : undefined;
    if (gate !== undefined) return { title: firstSentence(gate.statement), mark: name };
  }
  return undefined;
}

/** By the title that its readers see; `name` is a topic, from the second of one topic on with its number. */
function titleOfContradiction(
  name: string,
  { programmes }: Pick<KnowledgeBase, 'programmes'>,
  contradictions: readonly Contradiction[],
): Bilingual | undefined {
  const [topic = '', number = '1'] = name.split(/-(?=\d+$)/u);
  return (
    contradictions.filter((item) => item.topic === topic)[Number(number) - 1]?.title ??
    [...programmes.values()].flatMap(({ facts }) => facts).find(({ key }) => key === topic)?.title
  );
}

/** A gate has no short name. */
function firstSentence({ en, zh }: Bilingual): Bilingual {
  return { en: en.split(/[.;:](?:\s|$)/u)[0] ?? en, zh: zh.split(/[。；：]/u)[0] ?? zh };
}

function quoted({ en, zh }: Bilingual, mark: Bilingual | string): Bilingual {
  const said = typeof mark === 'string' ? { en: mark, zh: mark } : mark;
  return { en: `“${en}” (${said.en})`, zh: `“${zh}”（${said.zh}）` };
}
