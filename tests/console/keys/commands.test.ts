import { describe, expect, it } from 'vitest';
import { type Command, findCommands } from '../../../src/console/keys/commands.ts';

const command = (group: Command['group'], title: string, detail?: string): Command => ({
  id: title,
  group,
  title,
  ...(detail === undefined ? {} : { detail }),
  run: () => undefined,
});
const commands = [
  command('documents', '07_Coline_and_Capacity.pdf', 'Co-line assessment'),
  command('requirements', 'Capacity in reasonable range', '8-i'),
  command('requirements', '产能合理', '8-i'),
  command('screens', 'Facts'),
  command('actions', 'accept'),
  command('actions', 'take the last decision back'),
];
const titles = (question: string, most = 10): string[] => findCommands(commands, question, most).map(({ title }) => title);

describe('finding a command by name', () => {
  it('shows everything in the order of the groups while nothing is asked', () => {
    expect(titles('')).toEqual([
      'accept',
      'take the last decision back',
      'Facts',
      'Capacity in reasonable range',
      '产能合理',
      '07_Coline_and_Capacity.pdf',
    ]);
  });
  it('needs every word, in title, detail or id, in any order and case', () => {
    expect(titles('range CAPACITY')).toEqual(['Capacity in reasonable range']);
    expect(titles('8-i')).toEqual(['Capacity in reasonable range', '产能合理']);
    expect(titles('产能')).toEqual(['产能合理']);
    expect(titles('capacity nothing')).toEqual([]);
  });
  it('puts what begins with the words first within its group', () => {
    expect(titles('a')[0]).toBe('accept');
    expect(titles('t')[0]).toBe('take the last decision back');
  });
  it('gives no more than was asked for', () => {
    expect(titles('', 2)).toHaveLength(2);
  });
});
