import { describe, expect, it } from 'vitest';
import { compileConcepts } from '../../../src/stages/assess/concept-matcher.ts';

const find = compileConcepts(
  {
    holder: { en: ['holder'], zh: ['持有人'] },
    approve: { en: ['approv*'] },
    without: { en: ['without ~ approv*', 'not approved by {holder}'], zh: ['未经{holder}~批准'] },
    half: { en: ['(twice|two times) (a|per) year', 'every # months'] },
  },
  { holder: ['norvale'] },
);
const named = (text: string): string[] => [...find(text).keys()].toSorted();

describe('the words of a concept', () => {
  it('are found whatever their case, plural or hyphen', () => {
    expect(named('The HOLDERS’ approval')).toEqual(['approve', 'holder']);
    expect(named('shareholder')).toEqual([]);
  });

  it('may stand a few words apart but not in two sentences', () => {
    expect(named('without the prior written approval')).toContain('without');
    expect(named('without delay; the approval follows')).not.toContain('without');
    expect(named('未经委托双方中的持有人书面批准')).not.toContain('without');
    expect(named('未经持有人书面批准')).toContain('without');
  });

  it('hold the names that this dossier gives the parties', () => {
    expect(named('not approved by Norvale')).toContain('without');
  });

  it('are found in Chinese text that a line break has torn', () => {
    expect(named('未经持有\n人批准')).toContain('without');
  });

  it('take numbers and alternatives', () => {
    expect(named('held two times per year')).toEqual(['half']);
    expect(named('held every 6 months')).toEqual(['half']);
  });
});
