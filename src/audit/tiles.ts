import type { MerkleTree } from './merkle-tree.ts';

/** Entries of a full tile: C2SP tlog-tiles fixes the height at 8. */
export const tileWidth = 256;
/** `level` is `entries` for the bundles of entries. A full tile has width 256. */
export type TileId = { readonly level: number | 'entries'; readonly index: number; readonly width: number };
export type LogFile = { readonly path: string; readonly bytes: Uint8Array };

/** `tile/<L>/<N>[.p/<W>]`; 1234067 is `x001/x234/067`. */
export function tilePath({ level, index, width }: TileId): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const groups = digits.match(/\d{3}/gu) ?? [];
  const encoded = groups.map((group, n) => (n < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${String(level)}/${encoded}${width === tileWidth ? '' : `.p/${String(width)}`}`;
}

/** The tile that a path names; undefined for a path that is not exactly one. */
export function parseTilePath(path: string): TileId | undefined {
  const [, level = '', encoded = '', partial] = /^tile\/(\d+|entries)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d+))?$/u.exec(path) ?? [];
  const tile: TileId = {
    level: level === 'entries' ? level : Number(level),
    index: Number(encoded.replaceAll(/[x/]/gu, '')),
    width: partial === undefined ? tileWidth : Number(partial),
  };
  const isPossible = tile.level === 'entries' || tile.level <= 63;
  const isWide = partial === undefined || (tile.width >= 1 && tile.width < tileWidth);
  return isPossible && isWide && tilePath(tile) === path ? tile : undefined;
}

/** The tiles of a tree of `size` entries at one level, from `after` entries on: every full one and the partial one. */
function tilesOfLevel(level: number, after: number, size: number, full: number): { index: number; width: number }[] {
  const span = full ** level;
  const hashes = Math.floor(size / span);
  const before = Math.floor(after / span);
  if (hashes === before) return [];
  const tiles = [];
  for (let index = Math.floor(before / full); index * full < hashes; index++) {
    tiles.push({ index, width: Math.min(full, hashes - index * full) });
  }
  return tiles;
}

/** Every tile that a tree of `size` entries has and a tree of `after` entries has not, bundles included. Lowest level first. */
export function newTiles(after: number, size: number, full = tileWidth): TileId[] {
  const tiles: TileId[] = tilesOfLevel(0, after, size, full).map((tile) => ({ level: 'entries', ...tile }));
  for (let level = 0; full ** level <= size; level++) {
    tiles.push(...tilesOfLevel(level, after, size, full).map((tile) => ({ level, ...tile })));
  }
  return tiles;
}

/** Folders of partial tiles that full ones have replaced between the two sizes; they may be removed. */
export function replacedPartials(after: number, size: number): string[] {
  return newTiles(after, size)
    .filter(({ width }) => width === tileWidth)
    .map((tile) => `${tilePath(tile)}.p`);
}

/** Bytes of a hash tile, 32 per hash. */
export function hashTile(tree: MerkleTree, level: number, index: number, width: number): Uint8Array {
  return Buffer.concat(Array.from({ length: width }, (_, n) => tree.node(8 * level, index * tileWidth + n)));
}

/** Entry bundle: each entry after its length as big-endian uint16. RangeError for an entry over 65,535 bytes. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}

/** Entries of a bundle; undefined when the lengths do not fill it exactly. */
export function decodeBundle(bytes: Uint8Array): Buffer[] | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: Buffer[] = [];
  for (let at = 0; at < buffer.length;) {
    if (at + 2 > buffer.length) return undefined;
    const end = at + 2 + buffer.readUInt16BE(at);
    if (end > buffer.length) return undefined;
    entries.push(buffer.subarray(at + 2, end));
    at = end;
  }
  return entries;
}
