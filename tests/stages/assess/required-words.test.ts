import { describe, expect, it } from 'vitest';
import { requiredWords } from '../../../src/stages/assess/required-words.ts';

describe('the words that a pattern needs', () => {
  it('are its literal text and, of each group, one alternative', () => {
    expect(requiredWords('(?:annual|yearly) review')).toEqual([['annual', 'yearly'], [' review']]);
    expect(requiredWords(String.raw`every \d+(?:[.,]\d+)? months`)).toEqual([['every '], [' months']]);
    expect(requiredWords('未经[^。；;]{0,14}?批准')).toEqual([['未经'], ['批准']]);
  });

  it('are nothing of what may be left out, of classes and of what must not follow', () => {
    expect(requiredWords(String.raw`(?:the )?[\p{Script=Latin}']*(?![\p{Script=Latin}\d])`)).toEqual([]);
    expect(requiredWords("owner(?:'s|s'|s|es)?s?")).toEqual([['owner']]);
  });

  it('are nothing of a group with an alternative that has none, nor of alternatives outside of a group', () => {
    expect(requiredWords(String.raw`(?:once|\d+) a`)).toEqual([[' a']]);
    expect(requiredWords('once|twice')).toEqual([]);
  });

  it('are the longest text of an alternative that holds groups itself', () => {
    expect(requiredWords("(?:not(?:'s)? approved|no (?:approval|consent))")).toEqual([[' approved', 'no ']]);
  });
});
