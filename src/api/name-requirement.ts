import type { Bilingual, KnowledgeBase } from '../domain/index.ts';

/**
 * A requirement, gate or check across documents as a sentence may name it: “A134-13-e, prompt on-site audit report”.
 * What no programme knows stays as it is written.
 */
export function nameRequirement(id: string, knowledge: Pick<KnowledgeBase, 'programmes'>): Bilingual {
  const [sort, name = ''] = id.split('/');
  for (const { requirements, gates, facts } of knowledge.programmes.values()) {
    const requirement = requirements.find((item) => item.id === id);
    if (requirement !== undefined) return quoted(requirement.title, id);
    const gate = sort === 'gate' ? gates.find((item) => item.id === name) : undefined;
    if (gate !== undefined) return quoted(firstSentence(gate.statement), name);
    const fact = sort === 'consistency' ? facts.find(({ key }) => key === name) : undefined;
    if (fact !== undefined) return quoted(fact.title, '≠');
  }
  return sort === 'consistency' ? { en: `different statements (${name})`, zh: `不一致的表述（${name}）` } : { en: id, zh: id };
}

/** A gate has no short name. */
function firstSentence({ en, zh }: Bilingual): Bilingual {
  return { en: en.split(/[.;:](?:\s|$)/u)[0] ?? en, zh: zh.split(/[。；：]/u)[0] ?? zh };
}

function quoted({ en, zh }: Bilingual, mark: string): Bilingual {
  return { en: `“${en}” (${mark})`, zh: `“${zh}”（${mark}）` };
}
