import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDerivedCache } from '../../../src/adapters/derived-cache/derived-cache.ts';
import { loadKnowledge, loadProgrammeRules } from '../../../src/workspace/load-knowledge.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'derived-cache-'));
  path = join(folder, 'cache', 'sum.bin');
});
afterEach(() => rmSync(folder, { recursive: true }));

const inputs = [{ path: 'a.yaml', text: '1' }];
/** Derives from what is given and counts how often it had to. */
function counted() {
  const cache = openDerivedCache(join(folder, 'cache'));
  let made = 0;
  const get = (from = inputs): Map<string, Float32Array> =>
    cache.get('sum', from, () => {
      made += 1;
      return new Map([['one', Float32Array.of(1, 2)]]);
    });
  return { get, made: () => made };
}

describe('a derived value', () => {
  it('is made once for the same inputs, and the same on every opening', () => {
    const first = counted();
    expect(first.get()).toEqual(first.get());
    const second = counted();
    expect(second.get()).toEqual(new Map([['one', Float32Array.of(1, 2)]]));
    expect([first.made(), second.made()]).toEqual([1, 0]);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['sum.bin']);
  });

  it('is made anew when an input has other words or another name', () => {
    const { get, made } = counted();
    get();
    get([{ path: 'a.yaml', text: '2' }]);
    get([{ path: 'b.yaml', text: '2' }]);
    expect(made()).toBe(3);
  });

  it.each([
    ['cut short', () => truncateSync(path, 70)],
    ['empty', () => truncateSync(path, 0)],
    ['changed in one byte of the value', () => changeLastByte(path)],
  ])('is made anew when its file is %s', (_, damage) => {
    const { get, made } = counted();
    get();
    damage();
    expect(get()).toEqual(new Map([['one', Float32Array.of(1, 2)]]));
    get();
    expect(made()).toBe(2);
  });

  it('is given where nothing can be kept', () => {
    writeFileSync(join(folder, 'cache'), 'a file where the folder should be');
    const { get, made } = counted();
    expect([get().size, get().size, made()]).toEqual([1, 1, 2]);
  });
});

describe('the knowledge base', () => {
  it('and the rules of a programme are the same from the cache as from the files', () => {
    const cache = openDerivedCache(join(folder, 'cache'));
    const fresh = loadKnowledge();
    expect(loadKnowledge(undefined, undefined, cache)).toEqual(fresh);
    expect(loadKnowledge(undefined, undefined, cache)).toEqual(fresh);
    const id = [...fresh.programmes.keys()][0] ?? '';
    const rules = [1, 2].map(() => loadProgrammeRules(id, fresh, undefined, cache));
    const { reading, statements, classify } = loadProgrammeRules(id, fresh);
    for (const kept of rules) {
      expect([kept.reading, kept.statements]).toEqual([reading, statements]);
      const sentence = 'The holder is informed of deviations at the end of the year.';
      expect(kept.classify?.(sentence, [])).toEqual(classify?.(sentence, []));
    }
    expect(readdirSync(join(folder, 'cache')).sort()).toEqual(['knowledge.bin', `rules-${id}.bin`]);
  }, 240_000);
});

function changeLastByte(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
