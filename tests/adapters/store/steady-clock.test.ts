import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/adapters/log/create-log.ts';
import { createSteadyClock } from '../../../src/adapters/store/steady-clock.ts';
import { openWorkspace } from '../../../src/workspace/open-workspace.ts';
import { newFolder } from './new-folder.ts';
import { openTestStore } from './open-test-store.ts';
import { shareCache } from '../../workspace/share-cache.ts';

const start = Date.parse('2026-11-21T08:00:00.000Z');
const minutes = 60_000;

/** A machine whose clock somebody turns while time goes by. */
function machine() {
  const state = { turned: 0, passed: 0 };
  const clock = createSteadyClock(() => new Date(start + state.passed + state.turned), () => state.passed); // prettier-ignore
  return { state, clock };
}

describe('a clock that is set back', () => {
  it('leaves time going on from where it was, and is told once until it has caught up', () => {
    const { state, clock } = machine();
    const told: number[] = [];
    clock.onSetBack((behind) => told.push(behind));
    expect(clock.now().getTime()).toBe(start);
    state.passed += 5 * minutes;
    expect(clock.now().getTime()).toBe(start + 5 * minutes);
    state.turned -= 180 * minutes;
    expect(clock.now().getTime()).toBe(start + 5 * minutes);
    state.passed += 7 * minutes;
    expect(clock.now().getTime()).toBe(start + 12 * minutes);
    expect(told).toEqual([180 * minutes]);
    state.turned = 0;
    expect(clock.now().getTime()).toBe(start + 12 * minutes);
    state.turned -= 60 * minutes;
    clock.now();
    expect(told).toHaveLength(2);
  });

  it('is followed when it is set forward', () => {
    const { state, clock } = machine();
    clock.now();
    state.turned += 90 * minutes;
    expect(clock.now().getTime()).toBe(start + 90 * minutes);
  });

  it('does not lengthen a session or a lock, and leaves records in the order of their times', async () => {
    const { state, clock } = machine();
    const { store } = openTestStore(newFolder(), { now: clock.now });
    await store.createPerson({ username: 'rhea', name: 'Rhea', roles: ['reviewer'], password: 'correct horse battery' }, { kind: 'system', id: 'system' });
    const signedIn = await store.signIn({ username: 'rhea', password: 'correct horse battery' });
    if (signedIn.kind === 'refused') throw new Error(signedIn.code);
    state.passed += 20 * minutes;
    expect(store.sessionOf(signedIn.token)).toBeDefined();
    state.turned -= 24 * 60 * minutes;
    state.passed += 31 * minutes;
    expect(store.sessionOf(signedIn.token)).toBeUndefined();
    const times = store.auditTimeline().map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    store.close();
  }); // prettier-ignore

  it('over a restart too: the record goes on after its last time, and says so', async () => {
    const folder = shareCache(join(newFolder(), 'workspace'));
    const at = (time: string) => ({ folder, log: createLog('error'), now: () => new Date(time) });
    const first = await openWorkspace(at('2026-11-21T08:00:00.000Z'));
    await first.close();
    const second = await openWorkspace(at('2026-11-20T08:00:00.000Z'));
    second.store.record({ actor: { kind: 'system', id: 'system', name: 'system', roles: [] }, event: 'document.opened', dossier: null, subject: randomUUID(), data: {} });
    await expect.poll(() => second.store.auditTimeline().map(({ event }) => event)).toContain('clock.set-back');
    const times = second.store.auditTimeline().map((record) => record.at);
    expect(times).toEqual([...times].sort().reverse());
    expect(times.at(0)?.startsWith('2026-11-21T08:00')).toBe(true);
    await second.close();
  }); // prettier-ignore
});
