import { describe, expect, it } from 'vitest';
import { RoundTable } from '../../src/workspace/round-table.ts';
import { Turns } from '../../src/workspace/turns.ts';

describe('a round table', () => {
  it('gives everybody what all found, in the order of the seats, round after round', async () => {
    const table = new RoundTable(2);
    const late = table.gather(1, 'b');
    expect(await Promise.all([late, table.gather(0, 'a')])).toEqual([['a', 'b'], ['a', 'b']]); // prettier-ignore
    expect(await Promise.all([table.gather(0, 1), table.gather(1, 2)])).toEqual([[1, 2], [1, 2]]); // prettier-ignore
  });

  it('lets nobody wait for one that has left', async () => {
    const table = new RoundTable(3);
    const waiting = [table.gather(0, 'a'), table.gather(1, 'b')].map((found) => expect(found).rejects.toThrow('another share'));
    table.leave();
    await Promise.all(waiting);
    await expect(table.gather(0, 'a')).rejects.toThrow('another share');
  });
});

describe('turns', () => {
  it('are taken one after the other, in the order of asking', async () => {
    const turns = new Turns();
    const order: string[] = [];
    const take = async (name: string): Promise<void> => {
      const pass = await turns.take();
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
      pass();
    };
    await Promise.all(['a', 'b', 'c'].map(take));
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });
});
