import { beforeAll, describe, expect, it } from 'vitest';
import { createSegmenter } from '../../../src/adapters/segmenter/jieba.ts';
import { exactSearch } from '../../../src/adapters/vector-index/exact-search.ts';
import type { Clause, KnowledgeBase, Language } from '../../../src/domain/index.ts';
import { KnowledgeIndex } from '../../../src/stages/retrieve/clauses.ts';
import { openMeaning, prepareMeaning, type FuseClauses, type NearestAcross } from '../../../src/stages/retrieve/cross-language.ts';
import { glossaryPhrases } from '../../../src/stages/retrieve/glossary-phrases.ts';
import { parallelTexts } from '../../../src/stages/retrieve/parallel-text.ts';
import { fitTranslations } from '../../../src/stages/retrieve/translation-table.ts';
import { loadKnowledge } from '../../../src/workspace/load-knowledge.ts';

let knowledge: KnowledgeBase;
let segment: (text: string) => string[];
type Search = { readonly fuse: FuseClauses; readonly nearestAcross: NearestAcross; readonly lexical: (question: string) => string[] };
let both: Search;
let chineseOnly: Search;
let englishOnly: Search;

beforeAll(() => {
  knowledge = loadKnowledge();
  segment = createSegmenter(knowledge.glossary.map(({ zh }) => zh));
  both = searchOf(knowledge);
  chineseOnly = searchOf(spokenOnlyIn('zh'));
  englishOnly = searchOf(spokenOnlyIn('en'));
}, 60_000);

function searchOf(base: KnowledgeBase): Search {
  const prepared = prepareMeaning(base, segment, knowledge);
  const index = new KnowledgeIndex(base, segment);
  return {
    ...openMeaning(prepared, knowledge.glossary, segment, exactSearch(prepared.vectors)),
    lexical: (question) => index.searchClauses(question, '2026-06-01', 30).map(({ clause }) => clause.id),
  };
}

function spokenOnlyIn(language: Language): KnowledgeBase {
  const only = (text: { readonly en: string; readonly zh: string }) => ({ en: '', zh: '', [language]: text[language] });
  const clauses = [...knowledge.clauses].map(([id, clause]): [string, Clause] => [
    id,
    { ...clause, heading: only(clause.heading), workingText: only(clause.workingText) },
  ]);
  return { ...knowledge, clauses: new Map(clauses) };
}

const found = ({ fuse, lexical }: Search, question: string, limit = 5): string[] =>
  fuse(question, lexical(question), limit).map(({ id }) => id);

describe('a question in one language', () => {
  it.each([
    ['retention samples after a major change', 'nmpa-2025-134#XI'],
    ['Which information must the two parties exchange about quality?', 'nmpa-2025-134#VII'],
    ['How many years of sterile experience do key people need?', 'nmpa-2025-134#XVII'],
  ])('finds Chinese text: %s', (question, clause) => {
    expect(found(chineseOnly, question)).toContain(clause);
    expect(chineseOnly.nearestAcross(question, 5)).toContain(clause);
  });

  it.each([
    ['重大变更后的留样', 'nmpa-2025-134#XI'],
    ['共线生产评估结论要告知谁', 'nmpa-2025-134#VIII'],
    ['产线停用三年后恢复生产', 'nmpa-2025-134#XVIII'],
  ])('finds English text: %s', (question, clause) => {
    expect(found(englishOnly, question)).toContain(clause);
  });

  it.each([
    ['代工厂接单前要评估什么', 'nmpa-2025-134#III'],
    ['散伙以后许可证范围怎么办', 'nmpa-2025-134#XX'],
  ])('finds the clause in spoken Chinese, of which rules have no word: %s', (question, clause) => {
    expect(found(both, question)).toContain(clause);
  });

  it('has the same answer each time, best first, and nothing twice', () => {
    const hits = both.fuse('放行记录', both.lexical('放行记录'), 20);
    expect(both.fuse('放行记录', both.lexical('放行记录'), 20)).toEqual(hits);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
    expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
  });

  it('of which nothing is in the base finds nothing', () => {
    expect(both.fuse('zyxwv', [], 10)).toEqual([]);
    expect(both.fuse('', [], 10)).toEqual([]);
  });
});

describe('a Chinese question of a word or two', () => {
  it('never finds nothing while its characters stand in a clause', () => {
    const texts = [...knowledge.clauses.values()].map(({ heading, workingText }) => `${heading.zh}\n${workingText.zh}`);
    const characters = [...new Set(texts.join('').match(/\p{Script=Han}/gu) ?? [])];
    const pairs = [...new Set(texts.flatMap((text) => text.match(/\p{Script=Han}{2}/gu) ?? []))];
    expect(characters.length).toBeGreaterThan(500);
    expect([...characters, ...pairs].filter((asked) => both.fuse(asked, [], 1).length === 0)).toEqual([]);
  }, 60_000);
});

describe('an endpoint’s vectors', () => {
  it('lift the clause that they name', () => {
    const ids = [...knowledge.clauses.keys()];
    const clause = ids.indexOf('nmpa-2025-134#XXIII');
    const rank = (dense?: { index: number; similarity: number }[]) =>
      both.fuse('质量协议', both.lexical('质量协议'), ids.length, dense).findIndex(({ id }) => id === ids[clause]);
    expect(rank([{ index: clause, similarity: 0.9 }])).toBeLessThan(rank() === -1 ? ids.length : rank());
  });
});

describe('words learnt from texts in both languages', () => {
  it('are those that say the same', () => {
    const table = fitTranslations(parallelTexts(knowledge), segment);
    const best = (term: string) => table.get(term)?.map(([other]) => other) ?? [];
    expect(best('recal')).toContain('召回');
    expect(best('召回')).toContain('recal');
    expect(best('deviat')).toContain('偏差');
    for (const translations of table.values()) expect(translations.reduce((sum, [, p]) => sum + p, 0)).toBeLessThanOrEqual(2.0001);
  });

  it('need no glossary: texts that differ in one word tell what it means', () => {
    const pair = (en: string, zh: string) => ({ en, zh, weight: 1 });
    const table = fitTranslations([pair('red house', '红色 房屋'), pair('red car', '红色 汽车'), pair('blue car', '蓝色 汽车')], (text) => [
      text,
    ]);
    expect(table.get('red')?.[0]?.[0]).toBe('红色');
    expect(table.get('汽车')?.[0]?.[0]).toBe('car');
  });
});

describe('glossary phrases in a question', () => {
  it('are the longest at each place, whatever number or tense', () => {
    const phrases = glossaryPhrases(
      [
        { en: 'quality', zh: '质量' },
        { en: 'quality agreement', zh: '质量协议' },
      ],
      (text) => [text],
    );
    expect(phrases('Two quality agreements were signed').map(({ other }) => other)).toEqual([['质量协议']]);
    expect(phrases('签订质量协议').map(({ other }) => other.join(' '))).toEqual(['qualiti agreement']);
  });
});
