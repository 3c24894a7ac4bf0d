import type { Store } from '../adapters/store/open-store.ts';
import type { ErrorCode } from '../domain/index.ts';
import type { Caller } from './bind-routes.ts';

const recorded: readonly ErrorCode[] = ['auth.forbidden', 'auth.locked'];
/** The same refusal of the same caller is recorded once in this time; so many different ones at most. */
const [everyMs, most] = [10 * 60_000, 200];

/** Records what was refused at the door, so seldom that nobody can fill the record by asking. */
export function refusalRecorder(store: Store, now: () => Date): (caller: Caller | undefined, route: string, code: ErrorCode) => void {
  const last = new Map<string, { at: number; repeats: number }>();
  return (caller, route, code) => {
    if (!recorded.includes(code) || store.failure() !== null) return;
    const at = now().getTime();
    for (const [key, entry] of last) if (at - entry.at > everyMs && entry.repeats === 0) last.delete(key);
    const key = `${caller?.person.id ?? ''} ${code} ${route}`;
    const before = last.get(key);
    if (before !== undefined && at - before.at <= everyMs) return void (before.repeats += 1);
    if (before === undefined && last.size >= most) return;
    last.set(key, { at, repeats: 0 });
    const { id = 'system', name = 'system', roles = [] } = caller?.person ?? {};
    const actor = { kind: caller === undefined ? ('system' as const) : ('person' as const), id, name, roles: [...roles] };
    store.record({ actor, event: 'access.refused', dossier: null, subject: route, data: { code, repeats: before?.repeats ?? 0 } });
  };
}
