import { beforeAll, describe, expect, it } from 'vitest';
import { createSegmenter } from '../../../src/adapters/segmenter/jieba.ts';
import type { Clause, KnowledgeBase } from '../../../src/domain/index.ts';
import { KnowledgeIndex } from '../../../src/stages/retrieve/clauses.ts';
import { loadKnowledge } from '../../../src/workspace/load-knowledge.ts';

let knowledge: KnowledgeBase;
let index: KnowledgeIndex;
beforeAll(() => {
  knowledge = loadKnowledge(undefined);
  index = new KnowledgeIndex(knowledge, createSegmenter(knowledge.glossary.map(({ zh }) => zh)));
});
const articles = (query: string, limit = 5, asOf = '2026-06-01'): string[] =>
  index.searchClauses(query, asOf, limit).map(({ clause }) => clause.id);

describe('search over the shipped clauses', () => {
  it('finds a clause by its own heading, in the language of the question', () => {
    const headed = [...knowledge.clauses.values()].filter(
      ({ instrument, number }) => instrument === 'nmpa-2025-134' && /^[IVX]+$/u.test(number),
    );
    expect(headed.length).toBeGreaterThanOrEqual(28);
    const missed = (['en', 'zh'] as const).flatMap((language) =>
      headed
        .filter(({ id, heading }) => !articles(heading[language], 5).some((hit) => hit === id || hit.startsWith(`${id}.`)))
        .map(({ id }) => `${language} ${id}`),
    );
    expect(missed).toEqual([]);
  });

  it('leaves out what is not yet, or no longer, in force on the day', () => {
    const clause = knowledge.clauses.get('nmpa-2025-134#XVII') as Clause;
    const dated = (validFrom: string, validTo: string | null): KnowledgeBase => ({
      ...knowledge,
      clauses: new Map([[clause.id as string, { ...clause, validFrom, validTo }]]),
    });
    const search = (kb: KnowledgeBase, day: string): number =>
      new KnowledgeIndex(kb, createSegmenter()).searchClauses(clause.heading.en, day, 5).length;
    expect(search(dated('2026-01-01', null), '2025-12-31')).toBe(0);
    expect(search(dated('2026-01-01', null), '2026-01-01')).toBe(1);
    expect(search(dated('2020-01-01', '2025-12-31'), '2025-12-31')).toBe(1);
    expect(search(dated('2020-01-01', '2025-12-31'), '2026-01-01')).toBe(0);
  });

  it('finds a verbatim text that a user imported', () => {
    const clause = knowledge.clauses.get('nmpa-2025-134#XVII') as Clause;
    const imported = { ...clause, officialText: { en: 'An unmistakable hippopotamus sentence.' } };
    const kb = { ...knowledge, clauses: new Map(knowledge.clauses).set(clause.id, imported) };
    expect(new KnowledgeIndex(kb, createSegmenter()).searchClauses('hippopotamus', '2026-06-01', 5)[0]?.clause.id).toBe(clause.id);
  });

  it('answers a question of which nothing is in the base with nothing', () => {
    expect(articles('zyxwv')).toEqual([]);
  });
});

describe('published cases beside a requirement', () => {
  it('are cases whose clauses name the requirement’s article, never ones without relation', () => {
    const programme = knowledge.programmes.get('drug-contract-manufacturing')!;
    const cases = new Map(knowledge.cases.map((item) => [item.id, item]));
    let some = 0;
    for (const requirement of programme.requirements) {
      const found = index.casesFor(requirement);
      some += found.length;
      expect(found.length).toBeLessThanOrEqual(3);
      for (const id of found) {
        expect(cases.get(id)?.relation).not.toBe('none');
        expect(cases.get(id)?.clauses).toContain(requirement.clause.replace(/\..*$/u, ''));
      }
    }
    expect(some).toBeGreaterThan(0);
  });
});
