import { describe, expect, it } from 'vitest';
import { compileConcepts } from '../../../src/stages/assess/concept-matcher.ts';
import { foundWords } from '../../../src/stages/assess/found-words.ts';

const find = compileConcepts({ plan_only: { en: ['is planned'], zh: ['计划'] }, audit: { en: ['audit'], zh: ['审计'] } });
const found = (text: string, ...features: string[]) => foundWords(text, find(text), features);

describe('the words that a rule goes by', () => {
  it('are those of the passage, never the names of concepts', () => {
    expect(found('An Audit is planned for May.', 'plan_only', 'audit')).toEqual(['is planned', 'audit']);
    expect(found('拟按计划开展审计。', 'plan_only', 'audit')).toEqual(['计划', '审计']);
  });

  it('are told once, also of pairs, and words of the classifier as they stand', () => {
    expect(found('An audit is planned for May.', 'audit&plan_only', 'planned', 'for may')).toEqual(['audit', 'is planned', 'for may']);
  });

  it('are none for a concept that stands only in the heading', () => {
    expect(found('To be held in May.', 'audit')).toEqual([]);
  });
});
