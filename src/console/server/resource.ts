import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { RouteName } from '../../contract/index.ts';
import { call, type Problem } from './call.ts';
import { type Answer, addressOf, type Params, type Query } from './endpoints.ts';
import { whenBack } from './connection.ts';
import { gather } from './gather.ts';

/** What is known of one address: the last answer stays visible while a newer one is fetched. */
export type Resource<T> = { readonly data: T | undefined; readonly problem: Problem | undefined; readonly loading: boolean };

type Entry = {
  resource: Resource<unknown>;
  /** Reads it anew. While it is being read, it is read once more afterwards, however often it is asked for. */
  fetch: () => Promise<void>;
  stale: boolean;
  /** Counts what was put in place without asking: an answer that was under way then is older. */
  put: number;
  readonly watchers: Set<() => void>;
};
const entries = new Map<string, Entry>();
const nothing: Resource<never> = { data: undefined, problem: undefined, loading: false };

function entryOf<N extends RouteName>(key: string, name: N, params: Params<N>, query: Query<N> | undefined): Entry {
  const known = entries.get(key);
  if (known !== undefined) return known;
  let reading: Promise<void> | null = null;
  let again = false;
  const read = async (): Promise<void> => {
    again = false;
    entry.stale = false;
    const { put } = entry;
    publish(entry, { ...entry.resource, loading: true });
    const result = await call(name, params, query === undefined ? {} : { query });
    if (put !== entry.put) publish(entry, { ...entry.resource, loading: false });
    else if (result.ok) publish(entry, { data: result.value, problem: undefined, loading: false });
    else publish(entry, { data: entry.resource.data, problem: result.problem, loading: false });
  };
  const readUntilSettled = async (): Promise<void> => {
    try {
      do await read();
      while (again);
    } finally {
      reading = null;
    }
  };
  const entry: Entry = {
    resource: { data: undefined, problem: undefined, loading: true },
    stale: true,
    put: 0,
    watchers: new Set(),
    fetch: () => {
      again = true;
      reading ??= readUntilSettled();
      return reading;
    },
  };
  entries.set(key, entry);
  return entry;
}

function publish(entry: Entry, resource: Resource<unknown>): void {
  entry.resource = resource;
  for (const tell of entry.watchers) tell();
}

/** Reads a GET route and follows it. `params` null: not yet known, nothing is fetched. */
export function useResource<N extends RouteName>(
  name: N,
  params: Params<N> | null,
  query?: Query<N>,
): Resource<Answer<N>> & { readonly reload: () => void } {
  const key = params === null ? null : addressOf(name, params, query);
  const entry = key === null || params === null ? undefined : entryOf(key, name, params, query);
  const resource = useSyncExternalStore(
    useCallback(
      (tell) => {
        entry?.watchers.add(tell);
        return () => entry?.watchers.delete(tell);
      },
      [entry],
    ),
    () => entry?.resource ?? nothing,
  ) as Resource<Answer<N>>;
  useEffect(() => {
    if (entry?.stale === true || entry?.resource.problem !== undefined) void entry.fetch();
  }, [entry]);
  const reload = useCallback(() => void entry?.fetch(), [entry]);
  return { ...resource, reload };
}

/** What is known of an address, without following or reading it. */
export function peek<N extends RouteName>(name: N, params: Params<N>): Answer<N> | undefined {
  return entries.get(addressOf(name, params))?.resource.data as Answer<N> | undefined;
}

/** Fetches ahead of need, so that the next step shows at once; what is known then, if anything. */
export async function prefetch<N extends RouteName>(name: N, params: Params<N>): Promise<Answer<N> | undefined> {
  const entry = entryOf(addressOf(name, params), name, params, undefined);
  if (entry.stale) await entry.fetch();
  return entry.resource.data as Answer<N> | undefined;
}

/** Changes what is known of an address until it is next read; does nothing where nothing is known. */
export function amendKnown<N extends RouteName>(name: N, params: Params<N>, change: (value: Answer<N>) => Answer<N>): void {
  const entry = entries.get(addressOf(name, params));
  if (entry?.resource.data === undefined) return;
  entry.put += 1;
  publish(entry, { ...entry.resource, data: change(entry.resource.data as Answer<N>) });
}

/** Puts a fresh answer in place without asking again. */
export function remember<N extends RouteName>(name: N, params: Params<N>, value: Answer<N>): void {
  const entry = entryOf(addressOf(name, params), name, params, undefined);
  entry.stale = false;
  entry.put += 1;
  publish(entry, { data: value, problem: undefined, loading: false });
}

/** A change is on the screen after this many milliseconds and one request at the latest. */
const newsMs = 300;

/**
 * Everything of a dossier but its documents, which never change, may be different now, and so may the worklist and the record.
 * What is on the screen is read again: at once after one change, once for all changes of a burst; the rest when it is next shown.
 */
export function dossierChanged(dossierId: string): void {
  for (const entry of touchedBy(dossierId)) entry.stale = true;
  readStale(dossierId);
}

const readStale = gather((dossierId: string) => {
  for (const entry of touchedBy(dossierId)) if (entry.stale && entry.watchers.size > 0) void entry.fetch();
}, newsMs);

function touchedBy(dossierId: string): Entry[] {
  const own = addressOf('dossier', { dossierId });
  const others = [addressOf('listDossiers', {}), addressOf('questions', {})];
  return [...entries]
    .filter(([key]) => {
      const ofDossier = (key === own || key.startsWith(`${own}/`)) && !/\/(?:documents\/|search\?|colleagues$)/u.test(key);
      return ofDossier || others.includes(key) || key.startsWith('/api/audit');
    })
    .map(([, entry]) => entry);
}

/** What could not be read because the server was out of reach, and is on the screen, is read again when it is back. */
whenBack(() => {
  for (const entry of entries.values()) if (entry.resource.problem?.kind === 'unreachable' && entry.watchers.size > 0) void entry.fetch();
});

/** Forgets everything: another person may sign in. */
export function forgetAll(): void {
  entries.clear();
}
