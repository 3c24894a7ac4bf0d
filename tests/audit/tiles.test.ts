import { describe, expect, it } from 'vitest';
import { decodeBundle, encodeBundle, newTiles, parseTilePath, replacedPartials, tilePath } from '../../src/audit/tiles.ts';

const paths = (after: number, size: number): string[] => newTiles(after, size).map(tilePath);

describe('the tiles of a log', () => {
  it('are those of the example in the specification for 70,000 entries', () => {
    const hashTiles = newTiles(0, 70_000).filter(({ level }) => level !== 'entries');
    expect(hashTiles.filter(({ level, width }) => level === 0 && width === 256)).toHaveLength(273);
    expect(hashTiles.filter(({ width }) => width < 256)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
  });

  it('of 256 entries are a full tile and one above it of width 1', () => {
    expect(paths(0, 256)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']);
  });

  it('that are new are only those that the growth touched', () => {
    expect(paths(5, 5)).toEqual([]);
    expect(paths(5, 6)).toEqual(['tile/entries/000.p/6', 'tile/0/000.p/6']);
    expect(paths(255, 257)).toEqual(['tile/entries/000', 'tile/entries/001.p/1', 'tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1']);
    expect(replacedPartials(255, 257)).toEqual(['tile/entries/000.p', 'tile/0/000.p']);
  });

  it('have paths of three digits, and only the right path names a tile', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(parseTilePath('tile/0/x001/x234/067')).toEqual({ level: 0, index: 1_234_067, width: 256 });
    for (const wrong of [
      'tile/0/x000/001',
      'tile/00/001',
      'tile/64/001',
      'tile/0/001.p/256',
      'tile/0/001.p/0',
      'tile/0/001.p/01',
      'tile/0/1',
    ]) {
      expect(parseTilePath(wrong), wrong).toBeUndefined();
    }
  });
});

describe('an entry bundle', () => {
  it('gives back its entries, empty and longest ones too', () => {
    const entries = [Buffer.from('one'), Buffer.alloc(0), Buffer.alloc(65_535, 7)];
    expect(decodeBundle(encodeBundle(entries))).toEqual(entries);
  });
  it('refuses an entry that its length cannot say', () => {
    expect(() => encodeBundle([Buffer.alloc(65_536)])).toThrow(RangeError);
  });
  it('is malformed when it ends inside an entry or a length', () => {
    const bundle = encodeBundle([Buffer.from('one'), Buffer.from('two')]);
    expect(decodeBundle(bundle.subarray(0, -1))).toBeUndefined();
    expect(decodeBundle(bundle.subarray(0, 6))).toBeUndefined();
  });
});
