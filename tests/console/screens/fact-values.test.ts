import { describe, expect, it } from 'vitest';
import { groupFacts, showValue } from '../../../src/console/screens/facts/fact-values.ts';

const words = { yes: 'yes', no: 'no', none: 'none', comma: ', ', word: (code: string) => `<${code}>`, text: (said: string) => said };
const reading = (id: string, key: string, value: string | boolean) => ({
  id,
  key,
  value,
  origin: 'label' as const,
  citations: [],
  title: { en: key, zh: key },
});

describe('facts on the screen', () => {
  it('say none for what was looked for and stated as none, and yes or no for truth', () => {
    expect([showValue('', words), showValue([], words), showValue(null, words), showValue(true, words)]).toEqual([
      'none',
      'none',
      'none',
      'yes',
    ]);
    expect(showValue([{ post: 'head', from: '2020-01-01' }, 'B'], words)).toBe('head, 2020-01-01 · B');
  });

  it('say a word of the fact model in the reader’s words, in a column of its own too, and leave other text as it stands', () => {
    const release = { type: 'enum' as const, values: ['class_b'] };
    const title = { en: 'kind', zh: '类别' };
    expect(showValue('class_b', words, release)).toBe('<class_b>');
    expect(showValue('class_b', words)).toBe('class_b');
    const list = { type: 'list' as const, fields: [{ name: 'kind', title, ...release }] };
    expect(showValue([{ kind: 'class_b', by: 'class_b', to: '' }], words, list)).toBe('<class_b>, class_b');
    expect(showValue('eye, tablet', words, { type: 'string', values: ['eye', 'tablet'] })).toBe('<eye>, <tablet>');
    expect(showValue('eye drops', words, { type: 'string', values: ['eye', 'tablet'] })).toBe('eye drops');
  });

  it('stand by group and key, with each different value once', () => {
    const groups = groupFacts(
      [reading('1', 'cmo.name', 'A'), reading('2', 'cmo.name', 'A'), reading('3', 'cmo.name', 'B'), reading('4', 'mah.name', 'C')],
      [],
      words,
    );
    expect([...groups.keys()]).toEqual(['cmo', 'mah']);
    expect(groups.get('cmo')![0]!.values).toEqual(['A', 'B']);
    expect(groups.get('cmo')![0]!.readings).toHaveLength(3);
  });
});
