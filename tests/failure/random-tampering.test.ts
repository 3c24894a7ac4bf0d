import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listLogFiles, openTileLog } from '../../src/adapters/tile-log/open-tile-log.ts';
import { signCheckpoint } from '../../src/audit/checkpoint.ts';
import {
  formatVerifierKey,
  openAuditLog,
  verifyLog,
  witnessedPath,
  parseVerifierKey,
  type LogFault,
  type VerifierKey,
} from '../../src/audit/index.ts';
import type { LogSource, PublishedHead } from '../../src/audit/log-source.ts';
import { leafHash } from '../../src/audit/merkle-hash.ts';
import { MerkleTree } from '../../src/audit/merkle-tree.ts';
import { cosignatureLine } from '../../src/audit/signed-note.ts';
import { decodeBundle, encodeBundle, hashTile, newTiles, parseTilePath, tilePath, tileWidth } from '../../src/audit/tiles.ts';
import { verifyStoreAgainstLog } from '../../src/audit/verify-store-against-log.ts';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { newFolder } from '../adapters/store/new-folder.ts';
import { openTestStore } from '../adapters/store/open-test-store.ts';

/** The full run is `TAMPERINGS=10000`; `SEED` repeats one. */
const tamperings = Number(process.env['TAMPERINGS'] ?? '400');
const seed = Number(process.env['SEED'] ?? '20261121');

type Line = { seq: number; line: Buffer; leafHash: Buffer };
/** Everything that an attacker may reach: published files, rows of the database, and the head that the database remembers. */
type Workspace = { files: Map<string, Buffer>; rows: Line[]; head: PublishedHead };
/** What stands elsewhere: the log's key, the witness's key, and what the witness says of the log when it is asked. */
type Elsewhere = { vkey: string; witness: string; cosigned: string };
/** Record that must be named: a number, null when none can be, `any` when several may. */
type Expected = number | null | 'any';

const origin = 'countersign.local/tampering';
let logKey: KeyObject;
let elsewhere: Elsewhere;
let now: Workspace;
let before: Workspace;

beforeAll(async () => {
  const folder = newFolder();
  logKey = generateKeyPairSync('ed25519').privateKey;
  const witnessKey = generateKeyPairSync('ed25519').privateKey;
  const witness = formatVerifierKey('witness.test', createPublicKey(witnessKey), 'witness');
  const { store } = openTestStore(folder);
  const directory = join(folder, 'log');
  const log = await openAuditLog({
    source: store,
    files: openTileLog(directory),
    origin,
    privateKey: logKey,
    onFailure: (fault) => expect.fail(fault.message),
  });
  const say = (count: number): void => {
    const actor = { kind: 'system' as const, id: 'system', name: 'system', roles: [] };
    for (let n = 0; n < count; n++)
      store.record({ actor, event: 'document.opened', dossier: 'd', subject: `page ${String(n)}`, data: { n } });
  };
  const snapshot = async (): Promise<Workspace> => {
    const { size, root } = await log.seal();
    const text = log.checkpoint().slice(0, log.checkpoint().lastIndexOf('\n\n') + 1);
    const cosigned = `${log.checkpoint()}${cosignatureLine(text, 'witness.test', witnessKey, 1_795_000_000 + size)}`;
    elsewhere = { vkey: log.vkey, witness, cosigned };
    const files = new Map<string, Buffer>();
    /* Narrower partial tiles of earlier sizes stay for readers that hold an older checkpoint; this one does not need them. */
    const needed = new Set(['checkpoint', ...newTiles(0, size).map(tilePath)]);
    for (const path of await listLogFiles(directory)) if (needed.has(path)) files.set(path, readFileSync(join(directory, path)));
    expect(files.size).toBe(needed.size);
    files.set(witnessedPath(parseVerifierKey(witness) as VerifierKey), Buffer.from(cosigned));
    const rows = store
      .auditLines(0, size)
      .map(({ seq, line, leafHash: kept }) => ({ seq, line: Buffer.from(line), leafHash: Buffer.from(kept) }));
    return { files, rows, head: { size, root } };
  };
  say(300);
  before = await snapshot();
  say(290);
  now = await snapshot();
  store.close();
}, 120_000);

/** As at the start of the system, with the witness asked; undefined when nothing is found. */
function examine({ files, rows, head }: Workspace): LogFault | undefined {
  const log = verifyLog((path) => files.get(path), elsewhere.vkey, { witnesses: [elsewhere.witness], earlier: [elsewhere.cosigned] });
  if (log.kind === 'invalid') return log;
  const source: LogSource = {
    auditSize: () => (rows.at(-1)?.seq ?? -1) + 1,
    auditLines: (from, to) => rows.filter(({ seq }) => seq >= from && seq < to),
    publishedHead: () => head,
    setPublishedHead: () => undefined,
  };
  const store = verifyStoreAgainstLog(source, log);
  return store.kind === 'invalid' ? store : undefined;
}

type Draw = (below: number) => number;
type Tampering = (workspace: Workspace, draw: Draw) => Expected;

/** Mulberry32: small, and the same everywhere. */
function drawer(start: number): Draw {
  let state = start >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const tiles = (files: Map<string, Buffer>): string[] => [...files.keys()].filter((path) => path.startsWith('tile/'));
const firstOf = (path: string): number => {
  const tile = parseTilePath(path);
  return tile === undefined ? 0 : tile.index * tileWidth * (typeof tile.level === 'number' ? tileWidth ** tile.level : 1);
};
const other = (line: Buffer, draw: Draw): Buffer =>
  Buffer.from(canonicalJson({ ...(JSON.parse(line.toString()) as object), subject: `page ${String(1000 + draw(100_000))}` }));

/** What a changed file lets be named: the first record whose bytes or hash differ, the first of a file that cannot be read, none for a note. */
function namedIn(path: string, old: Buffer, fresh: Buffer | undefined): Expected {
  const tile = parseTilePath(path);
  if (tile === undefined) return null;
  const first = firstOf(path);
  if (fresh === undefined || tile.level === 'entries') {
    const entries = fresh === undefined ? undefined : decodeBundle(fresh);
    const kept = decodeBundle(old) ?? [];
    if (entries === undefined || entries.length < kept.length) return first;
    return first + kept.findIndex((entry, n) => Buffer.compare(entry, entries[n] ?? Buffer.alloc(0)) !== 0);
  }
  if (tile.level !== 0 || fresh.length < old.length) return first;
  return first + Math.floor(old.findIndex((byte, n) => fresh[n] !== byte) / 32);
}
const setFile = (files: Map<string, Buffer>, path: string, fresh: Buffer | undefined): Expected => {
  const old = files.get(path) ?? Buffer.alloc(0);
  if (fresh === undefined) files.delete(path);
  else files.set(path, fresh);
  return namedIn(path, old, fresh);
};
const entriesOf = (files: Map<string, Buffer>): Buffer[] => {
  const size = now.head.size;
  return Array.from({ length: Math.ceil(size / tileWidth) }, (_, index) => {
    const path = tilePath({ level: 'entries', index, width: Math.min(tileWidth, size - index * tileWidth) });
    return decodeBundle(files.get(path) ?? Buffer.alloc(0)) ?? [];
  }).flat();
};
/** The whole log anew from these entries, with or without the key. */
function rebuild(files: Map<string, Buffer>, entries: readonly Buffer[], signs: boolean): void {
  const tree = new MerkleTree();
  for (const entry of entries) tree.append(leafHash(entry));
  for (const path of tiles(files)) files.delete(path);
  for (const tile of newTiles(0, tree.size)) {
    const first = tile.index * tileWidth;
    const bytes =
      tile.level === 'entries'
        ? encodeBundle(entries.slice(first, first + tile.width))
        : hashTile(tree, tile.level, tile.index, tile.width);
    files.set(tilePath(tile), Buffer.from(bytes));
  }
  if (signs) files.set('checkpoint', Buffer.from(signCheckpoint({ origin, size: tree.size, root: tree.root() }, logKey)));
}
const rowsOf = (entries: readonly Buffer[]): Line[] => entries.map((line, seq) => ({ seq, line, leafHash: Buffer.from(leafHash(line)) }));
const headOf = (entries: readonly Buffer[]): PublishedHead => {
  const tree = new MerkleTree();
  for (const entry of entries) tree.append(leafHash(entry));
  return { size: tree.size, root: Buffer.from(tree.root()).toString('base64') };
};
const numbered = (entries: readonly Buffer[]): Buffer[] =>
  entries.map((entry, seq) => Buffer.from(canonicalJson({ ...(JSON.parse(entry.toString()) as object), seq })));
/** Rewrites the bundle of one record. */
const inBundle = ({ files }: Workspace, draw: Draw, alter: (entries: Buffer[], at: number) => Buffer[]): Expected => {
  const bundles = tiles(files).filter((path) => path.startsWith('tile/entries/'));
  const path = bundles[draw(bundles.length)] ?? '';
  const entries = decodeBundle(files.get(path) ?? Buffer.alloc(0)) ?? [];
  return setFile(files, path, Buffer.from(encodeBundle(alter(entries, draw(entries.length)))));
};

const kinds: Readonly<Record<string, Tampering>> = {
  'a changed byte of a file': ({ files }, draw) => {
    const path = [...files.keys()][draw(files.size)] ?? '';
    const fresh = Buffer.from(files.get(path) ?? Buffer.alloc(0));
    const at = draw(fresh.length);
    fresh[at] = (fresh[at] ?? 0) ^ (1 + draw(255));
    return setFile(files, path, fresh);
  },
  'a missing file': ({ files }, draw) => setFile(files, [...files.keys()][draw(files.size)] ?? '', undefined),
  'a file cut off': ({ files }, draw) => {
    const path = [...files.keys()][draw(files.size)] ?? '';
    const old = files.get(path) ?? Buffer.alloc(0);
    return setFile(files, path, old.subarray(0, draw(old.length)));
  },
  'the contents of two files exchanged': ({ files }, draw) => {
    const paths = tiles(files);
    const [one = '', two = ''] = [paths[draw(paths.length)], paths[draw(paths.length)]];
    const [first, second] = [files.get(one), files.get(two)];
    if (first === undefined || second === undefined || Buffer.compare(first, second) === 0) return 'any';
    files.set(one, second).set(two, first);
    return 'any';
  },
  'a record edited': (workspace, draw) => inBundle(workspace, draw, (entries, at) => entries.with(at, other(entries[at] as Buffer, draw))),
  'a record deleted': (workspace, draw) => inBundle(workspace, draw, (entries, at) => entries.toSpliced(at, 1)),
  'a record twice': (workspace, draw) =>
    inBundle(workspace, draw, (entries, at) => entries.toSpliced(at, 0, entries[at] as Buffer).slice(0, entries.length)),
  'two records exchanged': ({ files }, draw) => {
    const entries = entriesOf(files);
    const [one, two] = [draw(entries.length), draw(entries.length)];
    if (one === two) return 'any';
    const swapped = entries.with(one, entries[two] as Buffer).with(two, entries[one] as Buffer);
    for (const path of tiles(files).filter((name) => name.startsWith('tile/entries/'))) {
      const first = firstOf(path);
      files.set(path, Buffer.from(encodeBundle(swapped.slice(first, first + (parseTilePath(path)?.width ?? 0)))));
    }
    return Math.min(one, two);
  },
  'a record edited with its hash': ({ files }, draw) => {
    const entries = entriesOf(files);
    const at = draw(entries.length);
    const forged = entries.with(at, other(entries[at] as Buffer, draw));
    const index = Math.floor(at / tileWidth);
    const width = Math.min(tileWidth, entries.length - index * tileWidth);
    const part = forged.slice(index * tileWidth, index * tileWidth + width);
    files.set(tilePath({ level: 'entries', index, width }), Buffer.from(encodeBundle(part)));
    files.set(tilePath({ level: 0, index, width }), Buffer.concat(part.map(leafHash)));
    return 'any';
  },
  'everything rebuilt without the key': ({ files }, draw) => {
    const entries = entriesOf(files);
    const at = draw(entries.length);
    rebuild(files, entries.with(at, other(entries[at] as Buffer, draw)), false);
    return null;
  },
  'a row edited in the database': ({ rows }, draw) => {
    const at = draw(rows.length);
    const line = other(rows[at]?.line as Buffer, draw);
    rows[at] = { seq: at, line, leafHash: draw(2) === 0 ? Buffer.from(leafHash(line)) : (rows[at]?.leafHash as Buffer) };
    return at;
  },
  'a row deleted from the database, the rest renumbered or not': ({ rows }, draw) => {
    const at = draw(rows.length);
    rows.splice(at, 1);
    if (draw(2) === 0) rows.splice(0, rows.length, ...rowsOf(numbered(rows.map(({ line }) => line))));
    return at;
  },
  'two rows exchanged in the database': ({ rows }, draw) => {
    const [one, two] = [draw(rows.length), draw(rows.length)];
    const [first, second] = [rows[one], rows[two]];
    if (first === undefined || second === undefined || one === two) return 'any';
    rows[one] = { ...second, seq: one };
    rows[two] = { ...first, seq: two };
    return Math.min(one, two);
  },
  'the database cut off': ({ rows }, draw) => {
    const at = draw(rows.length);
    rows.splice(at);
    return at;
  },
  'an old backup of the log': (workspace) => ((workspace.files = new Map(before.files)), 'any'),
  'an old backup of the database': (workspace) => {
    Object.assign(workspace, { rows: [...before.rows], head: before.head });
    return before.rows.length;
  },
  'an old backup of everything': (workspace) => {
    Object.assign(workspace, { files: new Map(before.files), rows: [...before.rows], head: before.head });
    return before.rows.length;
  },
  'everything cut off and signed again with the right key': (workspace, draw) => {
    const entries = entriesOf(workspace.files).slice(0, draw(now.head.size));
    rebuild(workspace.files, entries, true);
    Object.assign(workspace, { rows: rowsOf(entries), head: headOf(entries) });
    return entries.length;
  },
  'history rewritten everywhere and signed again with the right key': (workspace, draw) => {
    const entries = entriesOf(workspace.files);
    const at = draw(entries.length);
    const forged = [
      () => entries.with(at, other(entries[at] as Buffer, draw)),
      () => numbered(entries.toSpliced(at, 1, ...entries.slice(at, at + 1), other(entries[at] as Buffer, draw))),
    ][draw(2)]?.() as Buffer[];
    rebuild(workspace.files, forged, true);
    Object.assign(workspace, { rows: rowsOf(forged), head: headOf(forged) });
    return null;
  },
};

const copyOf = ({ files, rows, head }: Workspace): Workspace => ({ files: new Map(files), rows: [...rows], head });
const isSame = (a: Workspace, b: Workspace): boolean =>
  a.files.size === b.files.size &&
  a.rows.length === b.rows.length &&
  [...a.files].every(([path, bytes]) => Buffer.compare(bytes, b.files.get(path) ?? Buffer.alloc(0)) === 0) &&
  a.rows.every((row, n) => row === b.rows[n]);

describe('random tampering', () => {
  it('of nothing is not found', () => expect(examine(now)).toBeUndefined());

  it(`is found, all ${String(tamperings)} times, and the first bad record is named`, { timeout: 60_000 + tamperings * 500 }, () => {
    const draw = drawer(seed);
    const names = Object.keys(kinds);
    const counts = new Map<string, number>();
    let named = 0;
    for (let n = 0; n < tamperings;) {
      const name = names[n % names.length] ?? '';
      const workspace = copyOf(now);
      const expected = kinds[name]?.(workspace, draw) ?? null;
      if (isSame(workspace, now)) continue;
      const fault = examine(workspace);
      expect(fault, `tampering ${String(n)} of seed ${String(seed)}: ${name}`).toBeDefined();
      if (expected !== 'any')
        expect(
          fault?.record,
          `tampering ${String(n)} of seed ${String(seed)}: ${name}, ${String(fault?.code)} ${String(fault?.file)}`,
        ).toBe(expected);
      if (fault?.record !== null) named++;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      n++;
    }
    process.stdout.write(
      `${String(tamperings)} tamperings of ${String(counts.size)} kinds, all found; record named in ${String(named)} (seed ${String(seed)})\n`,
    );
  });
});
