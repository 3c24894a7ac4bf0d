import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/adapters/log/create-log.ts';
import { importRecords, loadRecords } from '../../src/workspace/enterprise-records.ts';
import { openWorkspace, type Workspace } from '../../src/workspace/open-workspace.ts';
import { shareCache } from './share-cache.ts';

const header = 'kind,enterprise,date,result,summary,source\n';
const row = (day: string): string => `inspection,Firwood Sterile Works,${day},adverse,Gowning not followed,Notice ${day}\n`;
let folder: string;
let workspace: Workspace;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-records-'));
  workspace = await openWorkspace({ folder: shareCache(join(folder, 'w')), log: createLog('error') });
});
afterEach(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});
const system = { kind: 'system', id: 'system' } as const;
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const audited = () => workspace.store.auditTimeline({ limit: 50 }).filter(({ event }) => event === 'records.imported');

describe('an import of enterprise records', () => {
  it('is on the record with who, file, hash and number of rows, and the next one names what it replaces', () => {
    const first = header + row('2026-01-05') + row('2026-02-05');
    importRecords(file('a.csv', first), workspace.store, system);
    importRecords(file('a.csv', header + row('2026-03-05')), workspace.store, system);
    const hash = createHash('sha256').update(first).digest('hex');
    const [second, earlier] = audited();
    expect(earlier).toMatchObject({
      subject: 'a.csv',
      dossier: null,
      actor: { kind: 'system' },
      data: { rows: 2, sha256: hash, replaced: null },
    });
    expect(second?.data).toMatchObject({ rows: 1, replaced: hash });
    expect(workspace.store.enterpriseRecords().map(({ date }) => date)).toEqual(['2026-03-05']);
  });

  it('can be read beside the running system, and where no workspace is there are none', () => {
    importRecords(file('b.json', JSON.stringify([{ kind: 'credit', enterprise: '甲厂', date: '2026-01-05', result: 'warning', summary: 's', source: 'q' }])), workspace.store, system); // prettier-ignore
    importRecords(file('a.csv', header + row('2026-03-05')), workspace.store, system);
    expect(loadRecords(join(folder, 'w')).map(({ id }) => id)).toEqual(['a.csv:2', 'b.json:1']);
    expect(loadRecords(join(folder, 'w'))).toEqual(workspace.store.enterpriseRecords());
    expect(loadRecords(join(folder, 'nowhere'))).toEqual([]);
  });

  it('of a file with a bad line keeps nothing and records nothing', () => {
    expect(() => importRecords(file('a.csv', `${header}inspection,,2026-01-05,adverse,x,y\n`), workspace.store, system)).toThrow();
    expect(() => importRecords(join(folder, 'missing.csv'), workspace.store, system)).toThrow(
      expect.objectContaining({ code: 'input.not-found' }),
    );
    expect(audited()).toEqual([]);
    expect(loadRecords(join(folder, 'w'))).toEqual([]);
  });

  it('leaves neither rows nor a record when the audit record cannot be written', () => {
    const long = header + Array.from({ length: 3 }, (_, i) => row(`2026-01-0${String(i + 1)}`)).join('');
    const name = `${'n'.repeat(70_000)}.csv`;
    const records = { name, sha256: createHash('sha256').update(long).digest('hex') } as Parameters<
      typeof workspace.store.importRecords
    >[0];
    expect(() => workspace.store.importRecords(records, [], system)).toThrow(expect.objectContaining({ code: 'input.too-large' }));
    expect(workspace.store.enterpriseRecords()).toEqual([]);
    expect(audited()).toEqual([]);
  });
});
