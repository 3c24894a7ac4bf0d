import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTable, people, type Row } from '../../scripts/access-table.ts';
import { usualLimits } from '../../src/api/limit-load.ts';
import { routes, type RouteContract, type RouteName } from '../../src/contract/index.ts';
import type { DossierId } from '../../src/domain/index.ts';
import { startTeamServer, type TeamDossiers } from './team-dossiers.ts';
import type { Client } from './test-server.ts';

type Headers = Record<string, string>;
type Place = { readonly name: 'review' | 'precheck' | 'foreign'; readonly id: DossierId };

let teams: TeamDossiers;
let places: Place[];
const sessions = new Map<string, Headers>();
const tokens = new Map<string, Headers>();
/** Things within each dossier, so that one that is not there is never mistaken for a dossier that may not be seen. */
const within = new Map<DossierId, Record<string, string>>();

beforeAll(async () => {
  teams = await startTeamServer({ limits: { ...usualLimits, signInsPerMinute: 1000 } });
  const { server, review, precheck, foreign } = teams;
  places = [{ name: 'review', id: review }, { name: 'precheck', id: precheck }, ...foreign.map((id) => ({ name: 'foreign' as const, id }))];
  const clients = new Map<string, Client>();
  for (const { username } of people) {
    const client = await server.signIn(username);
    clients.set(username, client);
    sessions.set(username, { cookie: client.cookie, 'x-csrf-token': client.csrf });
    const { store } = server.workspace;
    const end = new Date(Date.now() + 3_600_000).toISOString();
    tokens.set(username, { authorization: `Bearer ${store.createToken(store.personByUsername(username)!, 'matrix', end).token}` });
  }
  const make = async (username: string, id: DossierId, kind: string): Promise<string> =>
    (await clients.get(username)!.call('POST', `/api/dossiers/${id}/reports`, { kind, format: 'json', language: 'en' })).body.id;
  const reports = new Map([
    [review, await make('lead', review, 'deficiency-letter')],
    [precheck, await make('writer', precheck, 'precheck')],
  ]);
  for (const { id } of places) {
    const prepared = server.workspace.store.preparedOf(id);
    const [documentId, findingId] = [prepared?.documents[0]?.id ?? 'nothing', prepared?.findings[0]?.id ?? 'nothing'];
    within.set(id, {
      dossierId: id,
      documentId,
      findingId,
      reportId: reports.get(id) ?? 'nothing',
      page: '1',
      kind: 'class-b-licence',
      suggestion: 'risk-tier',
      seq: '0',
    });
  }
}, 300_000);
afterAll(() => teams.server.close());

/** A request that changes nothing: a change has an empty body, which is looked at after who asks. */
async function probe(route: RouteContract, place: Place | undefined, headers: Headers): Promise<string> {
  const path = route.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) =>
    encodeURIComponent((place && within.get(place.id)?.[name]) ?? 'nothing'),
  );
  const body = route.method === 'GET' ? {} : { body: '{}' };
  const answer = await fetch(`${teams.server.url}${path}`, {
    method: route.method,
    headers: { 'content-type': 'application/json', ...headers },
    ...body,
  });
  if (answer.ok) {
    await answer.body?.cancel();
    return '+';
  }
  const { error } = (await answer.json()) as { error: { details?: { code?: string } } };
  if (answer.status === 401) return 'unknown';
  if (answer.status === 403) return error.details?.code === 'ask' ? '?' : '-';
  if (answer.status === 404 && place !== undefined) return '0';
  return answer.status < 500 && answer.status !== 429 ? '+' : `failed with ${answer.status}`;
}

async function answers(route: RouteContract, place: Place | undefined, keys: ReadonlyMap<string, Headers>): Promise<string> {
  const signs = await Promise.all(people.map(({ username }) => probe(route, place, keys.get(username) ?? {})));
  return signs.join('');
}

/** Signing out comes last. */
const table = (Object.entries(routes) as [RouteName, RouteContract][]).sort(
  ([a], [b]) => Number(a === 'signOut') - Number(b === 'signOut'),
);
const expected = (row: Row, place: Place | undefined): string =>
  typeof row === 'string' ? row : place === undefined ? '' : row[place.name];
/** A program reads, and hands in what people will look at; it decides nothing (21 CFR 11.200, duty G1). */
const byToken = (route: RouteContract, signs: string): string =>
  route.method === 'GET' || route.programs === true || route.roles === 'anyone' ? signs : signs.replaceAll(/[+0?]/gu, '-');
const placesOf = (route: RouteContract): (Place | undefined)[] => (route.path.includes('{dossierId}') ? places : [undefined]);

describe('the access matrix', () => {
  it('has a row for every route and no other, one sign for each person', () => {
    expect(Object.keys(accessTable).sort()).toEqual(Object.keys(routes).sort());
    for (const [name, row] of Object.entries(accessTable) as [RouteName, Row][]) {
      const ofDossier = (routes[name] as RouteContract).path.includes('{dossierId}');
      expect(typeof row === 'string', name).toBe(!ofDossier);
      for (const signs of typeof row === 'string' ? [row] : Object.values(row)) expect(signs, name).toMatch(/^[-+0?]{10}$/u);
    }
  });

  it.each(table)(
    'is what %s answers to everybody by session and by token, and nothing to whoever has not signed in',
    async (name, route) => {
      for (const place of placesOf(route)) {
        const where = place?.name ?? 'anywhere';
        const anonymous = await probe(route, place, {});
        expect(anonymous, where).toBe(route.roles === 'anyone' ? '+' : 'unknown');
        expect(await answers(route, place, sessions), `${where}, by session`).toBe(expected(accessTable[name], place));
        expect(await answers(route, place, tokens), `${where}, by token`).toBe(byToken(route, expected(accessTable[name], place)));
      }
    },
  );
});
