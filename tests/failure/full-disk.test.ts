import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { newFolder } from '../adapters/store/new-folder.ts';
import { compareWithRecord } from './compare-with-record.ts';
import { openExampleReview } from './open-example-review.ts';

let disk: string | undefined;
afterEach(() => {
  if (disk !== undefined) spawnSync('umount', ['-l', disk]);
});

/** A small disk of its own; undefined where that is not allowed. */
function mountSmallDisk(): string | undefined {
  const folder = join(newFolder(), 'disk');
  mkdirSync(folder);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder]).status === 0 ? folder : undefined;
}

describe('a full disk', () => {
  it('makes the workspace read-only within a second, and loses nothing once there is room again', { timeout: 300_000 }, async (context) => {
    disk = mountSmallDisk();
    if (disk === undefined) return context.skip('a small disk cannot be mounted here: it takes root');
    const folder = join(disk, 'workspace');
    const { store, log, dossier, decideOnce } = await openExampleReview(folder);
    await log.seal();
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(9 * 1024 * 1024));

    const acknowledged = new Set<string>();
    let last = performance.now();
    let refusal: unknown;
    for (let n = 0; refusal === undefined && n < 50_000; n++) {
      try {
        for (const id of decideOnce(n)) acknowledged.add(id);
        last = performance.now();
        if (n % 20 === 0) await log.seal();
      } catch (fault) {
        refusal = fault;
      }
    }
    expect(refusal).toMatchObject({ code: 'audit.write-failed' });
    expect(performance.now() - last).toBeLessThan(1000);
    expect(store.failure()).not.toBeNull();
    expect(() => decideOnce(1)).toThrow(AppError);
    await expect(
      log.seal().then(() =>
        store.record({
          actor: { kind: 'system', id: 's', name: 's', roles: [] },
          event: 'document.opened',
          dossier: null,
          subject: '',
          data: {},
        }),
      ),
    ).rejects.toBeInstanceOf(AppError);
    expect(store.reviewState(dossier).dispositions.length).toBeGreaterThan(0);
    expect(store.auditSize()).toBeGreaterThan(acknowledged.size);
    store.close();

    rmSync(ballast);
    await compareWithRecord(folder, acknowledged);
    const again = await openExampleReview(folder);
    expect(again.decideOnce(1)).toHaveLength(1);
    await again.log.seal();
    again.store.close();
  });
});
