import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { timestampRequest, verifyTimestamp } from '../../src/audit/timestamp.ts';
import { newFolder } from '../adapters/store/new-folder.ts';
import { hasOpenssl, makeTimestampAuthority, type TimestampAuthority } from '../fixtures/timestamp-authority.ts';

const bytes = Buffer.from('countersign.local/test\n5\nroot\n');
const nonce = '4a0102030405060f';

describe.skipIf(!hasOpenssl)('a timestamp of a local authority (openssl ts)', () => {
  let authority: TimestampAuthority;
  let response: Buffer;
  beforeAll(() => {
    authority = makeTimestampAuthority(newFolder());
    response = authority.reply(timestampRequest(bytes, nonce));
  });

  it('is over these bytes, at about this time, for this request, by this authority', () => {
    const stamp = verifyTimestamp(response, bytes, authority.authorities);
    if (typeof stamp === 'string') throw new Error(stamp);
    expect(Math.abs(stamp.at.getTime() - Date.now())).toBeLessThan(60_000);
    expect(stamp).toMatchObject({ nonce, authority: 'CN=Fictional Time Authority' });
  });

  it('is verified the same way by openssl', () => {
    writeFileSync(join(authority.folder, 'data'), bytes);
    writeFileSync(join(authority.folder, 'data.tsr'), response);
    const { status, stdout } = spawnSync('openssl', ['ts', '-verify', '-data', 'data', '-in', 'data.tsr', '-CAfile', 'ca.pem'], {
      cwd: authority.folder,
    });
    expect([status, stdout.toString().trim()]).toEqual([0, 'Verification: OK']);
  });

  it('of an authority with an elliptic curve key is verified too', () => {
    const other = makeTimestampAuthority(newFolder(), { kind: 'ec' });
    expect(verifyTimestamp(other.reply(timestampRequest(bytes, nonce)), bytes, other.authorities)).toMatchObject({ nonce });
  });

  it('does not hold for other bytes, another root, or no root', () => {
    expect(verifyTimestamp(response, Buffer.from('other'), authority.authorities)).toBe('other-content');
    const other = makeTimestampAuthority(newFolder(), { kind: 'ec' });
    expect(verifyTimestamp(response, bytes, other.authorities)).toBe('certificate');
    expect(verifyTimestamp(response, bytes, '')).toBe('certificate');
  });

  it('does not hold by a certificate that is not for timestamping only', () => {
    const authorised = makeTimestampAuthority(newFolder(), { kind: 'ec', use: 'critical,timeStamping,codeSigning' });
    let reply: Buffer | undefined;
    try {
      reply = authorised.reply(timestampRequest(bytes, nonce));
    } catch {
      /* This openssl refuses to sign with such a certificate. */
    }
    if (reply !== undefined) expect(verifyTimestamp(reply, bytes, authorised.authorities)).toBe('certificate');
  });

  it('never holds with any byte changed that is signed, and never throws', () => {
    let held = 0;
    for (let n = 0; n < response.length; n++) {
      const changed = Buffer.from(response);
      changed[n] = (changed[n] ?? 0) ^ 0x01;
      const stamp = verifyTimestamp(changed, bytes, authority.authorities);
      // What no signature covers (a version, the order of sets) may change; what is said may not.
      if (typeof stamp !== 'string') {
        held++;
        expect(stamp).toEqual(verifyTimestamp(response, bytes, authority.authorities));
      }
    }
    expect(held).toBeLessThan(response.length * 0.2);
    for (let n = 0; n < response.length; n += 7)
      expect(typeof verifyTimestamp(response.subarray(0, n), bytes, authority.authorities)).toBe('string');
  });
});

it('bytes that are no timestamp are malformed', () => {
  for (const junk of [Buffer.alloc(0), Buffer.from('junk'), Buffer.from([0x30, 0x80, 0, 0]), Buffer.from([0x30, 0x03, 0x02, 0x01])])
    expect(verifyTimestamp(junk, bytes, '')).toBe('malformed');
});
