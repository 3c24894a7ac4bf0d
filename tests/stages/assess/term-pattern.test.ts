import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileConcepts } from '../../../src/stages/assess/concept-matcher.ts';
import { StatementRules } from '../../../src/stages/assess/statement-rules.ts';
import { matchable, startKeys, termPattern, termSource } from '../../../src/stages/assess/term-pattern.ts';

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

describe('what is found without compiling every pattern', () => {
  const piece = fc.constantFrom(
    'ab',
    'abc',
    'a',
    ' ',
    'cab',
    '批准',
    '未',
    '(ab|c)',
    '(ab )?',
    '(批|准)',
    '~',
    '*',
    '#',
    '_',
    '{other}',
    'abs',
    "b's",
  );
  const sentence = fc.array(fc.constantFrom('ab', 'abc', 'abs', 'a', ' ', ' ', ',', '批', '准', '未', '批准', '3', '3.5', ';', "'s", 'é'), {
    maxLength: 14,
  });
  const other = ['cab', 'ab abc', '未批'];

  it('is what a pattern of every term finds at every place', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), sentence, (pieces, words) => {
        const term = `ab${pieces.join('')}`;
        const termsOf = (name: string): readonly string[] => (name === 'other' ? other : [term]);
        const text = matchable(`${words.join('')} 。。。`);
        const pattern = termPattern(termSource(term, termsOf));
        const ends = [...text].flatMap((_, at) => {
          if (!/(?<![\p{Script=Latin}\d])$/u.test(text.slice(0, at)) || !startKeys(term, termsOf).some((key) => text.startsWith(key, at)))
            return [];
          pattern.lastIndex = at;
          return pattern.test(text) ? [{ start: at, end: pattern.lastIndex }] : [];
        });
        expect(compileConcepts({ other: { en: other }, tried: { en: [term] } })(text).get('tried') ?? []).toEqual(ends);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a term that is no pattern', () => {
  it('is refused with its concept when the rules are read', () => {
    const rules = { schema: 'statement-rules/1', concepts: { owner: { en: ['(owner'] }, kept: { en: ['kept'] } }, rules: [] };
    expect(StatementRules.safeParse(rules).error?.issues).toMatchObject([{ path: ['concepts', 'owner'] }]);
  });
});
