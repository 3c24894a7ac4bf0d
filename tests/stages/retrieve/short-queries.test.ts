import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../../../src/adapters/segmenter/jieba.ts';
import { KnowledgeIndex } from '../../../src/stages/retrieve/clauses.ts';
import { searchCharacters } from '../../../src/stages/retrieve/search-characters.ts';
import { loadKnowledge } from '../../../src/workspace/load-knowledge.ts';

const day = '2026-11-21';
const knowledge = loadKnowledge();
const index = new KnowledgeIndex(knowledge, createSegmenter(knowledge.glossary.map(({ zh }) => zh)));
const clauses = [...knowledge.clauses.values()].filter(
  ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo),
);
const texts = clauses.map(({ heading, workingText }) => `${heading.zh}\n${workingText.zh}`.normalize('NFKC'));
const stands = (words: string): boolean => texts.some((text) => text.includes(words));

describe('a Chinese query of one or two words', () => {
  it('finds a clause for every term of the glossary that stands in one, by words alone', () => {
    const terms = knowledge.glossary.map(({ zh }) => zh).filter((zh) => /^\p{Script=Han}{1,8}$/u.test(zh) && stands(zh));
    expect(terms.length).toBeGreaterThan(50);
    expect(terms.filter((term) => index.searchClauses(term, day, 5).length === 0)).toEqual([]);
  });

  it('finds a clause for every two characters that stand side by side in a heading', () => {
    const pairs = new Set(
      clauses.flatMap(({ heading }) =>
        heading.zh.match(/(?=(\p{Script=Han}{2}))/gu) === null
          ? []
          : [...heading.zh.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map((match) => match[1] ?? ''),
      ),
    );
    expect(pairs.size).toBeGreaterThan(100);
    expect([...pairs].filter((pair) => index.searchClauses(pair, day, 5).length === 0)).toEqual([]);
  });
});

describe('search by characters', () => {
  const three = ['无菌药品的生产', '药品的储存', '产品放行'];
  it('puts the rarer characters first and leaves out texts that have none', () => {
    expect(searchCharacters(three, '菌药生产', 3).map(({ index: at }) => at)).toEqual([0]);
    expect(searchCharacters(three, '药品 储', 3).map(({ index: at }) => at)).toEqual([1, 0]);
    expect(searchCharacters(three, 'release', 3)).toEqual([]);
  });
});
