import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLockFile, refusedLicences, type LockFile } from '../../scripts/licences.ts';

const lock = (packages: LockFile['packages']): LockFile => ({ packages: { '': {}, ...packages } });
const refusals = (packages: LockFile['packages']): string[] => refusedLicences(readLockFile(lock(packages)));

describe('the licences of dependencies', () => {
  it.each(['AGPL-3.0-only', 'GPL-3.0-or-later', 'SSPL-1.0', 'LGPL-3.0-only', 'BUSL-1.1', 'UNLICENSED'])('refuse %s', (license) => {
    expect(refusals({ 'node_modules/a': { version: '1.0.0', license } })).toHaveLength(1);
    expect(refusals({ 'node_modules/a': { version: '1.0.0', license, dev: true } })).toHaveLength(1);
  });

  it('refuse a package that names none', () => {
    expect(refusals({ 'node_modules/a': { version: '1.0.0' } })[0]).toContain('names no licence');
  });

  it('take one of several to choose from, but only all of several that hold together', () => {
    expect(refusals({ 'node_modules/a': { version: '1.0.0', license: '(GPL-3.0-only OR MIT)' } })).toEqual([]);
    expect(refusals({ 'node_modules/a': { version: '1.0.0', license: 'MIT AND GPL-3.0-only' } })).toHaveLength(1);
  });

  it('let tools be under MPL-2.0, but not what is shipped, the console packed by Vite included', () => {
    const license = 'MPL-2.0';
    expect(refusals({ 'node_modules/a': { version: '1.0.0', license, dev: true } })).toEqual([]);
    expect(refusals({ 'node_modules/a': { version: '1.0.0', license } })).toHaveLength(1);
    const react = { version: '1.0.0', license: 'MIT', dev: true, dependencies: { b: '1.0.0' } };
    expect(
      refusals({ 'node_modules/react': react, 'node_modules/react/node_modules/b': { version: '1.0.0', license, dev: true } }),
    ).toHaveLength(1);
  });

  it('of this project are in order, the fonts of papers among them', () => {
    const own = readLockFile(JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package-lock.json'), 'utf8')) as LockFile);
    expect(refusedLicences(own)).toEqual([]);
    expect(own.filter(({ shipped }) => shipped).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['better-sqlite3', 'react', 'react-dom', '@embedpdf/fonts-sc']),
    );
  });
});
