import { readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/adapters/log/create-log.ts';
import { openWorkspace, type Workspace } from '../../src/workspace/open-workspace.ts';
import { readTimestamps } from '../../src/workspace/timestamping.ts';
import { verifyPublishedLog } from '../../src/workspace/verify-published-log.ts';
import { newFolder } from '../adapters/store/new-folder.ts';
import { hasOpenssl, makeTimestampAuthority } from '../fixtures/timestamp-authority.ts';
import { shareCache } from './share-cache.ts';

let open: Workspace | undefined;
let server: Server | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
  server?.close();
});

const begin = async (url: string, authorities: string, folder = join(newFolder(), 'workspace')) =>
  (open = await openWorkspace({
    folder: shareCache(folder),
    log: createLog('error'),
    workers: 1,
    anchors: { timestamps: { url, authorities } },
  }));
const recorded = (workspace: Workspace) => workspace.store.auditTimeline().filter(({ event }) => event.startsWith('checkpoint.'));

describe.skipIf(!hasOpenssl)('timestamps of checkpoints', () => {
  it('are kept beside the log, are on the record, and verify with it', async () => {
    const authority = makeTimestampAuthority(newFolder(), { kind: 'ec' });
    const served = await authority.serve();
    server = served.server;
    const workspace = await begin(served.url, authority.authorities);
    await workspace.publishAudit();
    await workspace.timestampAudit();
    expect(recorded(workspace)).toMatchObject([{ event: 'checkpoint.timestamped', data: { authority: 'CN=Fictional Time Authority' } }]);
    await workspace.close();
    open = undefined;
    const directory = workspace.folders.auditLogs;
    const trust = { directory, vkey: readFileSync(join(directory, 'log.vkey'), 'utf8'), earlier: [], witnesses: [] };
    expect(verifyPublishedLog({ ...trust, authorities: authority.authorities })).toMatchObject({
      kind: 'verified',
      timestamps: [{}],
      unverifiedTimestamps: 0,
    });
    expect(verifyPublishedLog(trust)).toMatchObject({ kind: 'verified', unverifiedTimestamps: 1 });
    const other = makeTimestampAuthority(newFolder(), { kind: 'ec' });
    expect(verifyPublishedLog({ ...trust, authorities: other.authorities })).toMatchObject({ code: 'timestamp-invalid' });
    const [stamp] = readTimestamps(directory);
    const path = join(directory, (stamp?.file ?? '').replace('.tsr', '.checkpoint'));
    writeFileSync(path, (stamp?.checkpoint ?? '').replace(/\n\d+\n/u, '\n9999\n'));
    expect(verifyPublishedLog({ ...trust, authorities: authority.authorities })).toMatchObject({ code: 'checkpoint-unsigned' });
  });

  it('are not kept when they lead to another root, and a signature does not wait for them', async () => {
    const authority = makeTimestampAuthority(newFolder(), { kind: 'ec' });
    const other = makeTimestampAuthority(newFolder(), { kind: 'ec' });
    const served = await authority.serve();
    server = served.server;
    const workspace = await begin(served.url, other.authorities);
    await workspace.timestampAudit();
    expect(recorded(workspace)).toMatchObject([{ event: 'checkpoint.untimestamped', data: { reason: /certificate/u } }]);
    expect(readTimestamps(workspace.folders.auditLogs)).toEqual([]);
  });

  it('are not asked for at an address off this machine that governance has not approved', async () => {
    const workspace = await begin('http://time.example/tsr', 'none');
    await workspace.timestampAudit();
    expect(recorded(workspace)).toMatchObject([{ event: 'checkpoint.untimestamped', data: { reason: /endpoint-unknown/u } }]);
  });
});
