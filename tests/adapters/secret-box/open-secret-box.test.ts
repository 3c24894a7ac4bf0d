import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSecretBox } from '../../../src/adapters/secret-box/open-secret-box.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-box-'));
  file = join(folder, 'keys', 'secrets.key');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a sealed secret', () => {
  it('opens again after a restart, under its own context only', () => {
    const sealed = openSecretBox(file).seal('JBSWY3DPEHPK3PXP', 'person:1');
    expect(sealed).not.toContain('JBSWY3DP');
    expect(openSecretBox(file).open(sealed, 'person:1')).toBe('JBSWY3DPEHPK3PXP');
    expect(openSecretBox(file).open(sealed, 'person:2')).toBeUndefined();
  });

  it('does not open when a byte was changed, cut off, or another key is there', () => {
    const box = openSecretBox(file);
    const sealed = box.seal('secret', 'a');
    const bytes = Buffer.from(sealed, 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(box.open(changed.toString('base64url'), 'a')).toBeUndefined();
    }
    expect(box.open(bytes.subarray(0, 20).toString('base64url'), 'a')).toBeUndefined();
    const other = join(folder, 'other.key');
    openSecretBox(other).seal('x', 'a');
    copyFileSync(other, file);
    expect(openSecretBox(file).open(sealed, 'a')).toBeUndefined();
  });

  it('is another text each time', () => {
    const box = openSecretBox(file);
    expect(box.seal('secret', 'a')).not.toBe(box.seal('secret', 'a'));
  });
});

describe('the key of sealed secrets', () => {
  it('is made with the first secret, for its owner alone', () => {
    const box = openSecretBox(file);
    expect(box.open('AAAA', 'a')).toBeUndefined();
    expect(existsSync(file)).toBe(false);
    box.seal('secret', 'a');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file)).toHaveLength(32);
  });

  it('is refused when others can read it, or when it is none', () => {
    openSecretBox(file).seal('secret', 'a');
    chmodSync(file, 0o644);
    expect(() => openSecretBox(file).seal('secret', 'a')).toThrow(/read by others/u);
    chmodSync(file, 0o600);
    writeFileSync(file, 'short');
    expect(() => openSecretBox(file).seal('secret', 'a')).toThrow(/not a key/u);
  });
});
