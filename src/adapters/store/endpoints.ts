import type { Bilingual } from '../../domain/bilingual.ts';
import { Endpoint } from '../../domain/endpoint.ts';
import { AppError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/people.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import type { EndpointRow } from './schema.ts';

type Decided =
  | {
      readonly kind: 'changed';
      readonly event: 'endpoint.registered' | 'endpoint.approved' | 'endpoint.rejected' | 'endpoint.suspended';
      readonly endpoint: Endpoint;
    }
  | { readonly kind: 'refused'; readonly message: Bilingual };

export type Endpoints = {
  /**
   * Loads the endpoint, lets `decide` (governance) decide on it as it is now, and keeps the outcome with its audit record in one
   * transaction. AppError `refused` with the reason when `decide` refuses.
   */
  changeEndpoint(name: string, by: Actor, decide: (current: Endpoint | undefined, at: string) => Decided): Endpoint;
  endpoint(name: string): Endpoint | undefined;
  listEndpoints(): Endpoint[];
};

export function openEndpoints({ db, ledger, now }: StoreParts): Endpoints {
  const { sql } = db;
  const find = (name: string): Endpoint | undefined => {
    const row = db.first(sql.selectFrom('endpoints').selectAll().where('name', '=', name));
    return row && endpointOf(row);
  };

  return {
    changeEndpoint(name, by, decide) {
      return ledger.transact((record) => {
        const current = find(name);
        const decided = decide(current, now().toISOString());
        if (decided.kind === 'refused') throw new AppError('refused', `endpoint ${name}: ${decided.message.en}`, decided.message);
        const { endpoint, event } = decided;
        const change = { state: endpoint.state, decided_json: endpoint.decided === null ? null : JSON.stringify(endpoint.decided) };
        if (current === undefined) db.run(sql.insertInto('endpoints').values({ ...rowOf(endpoint), ...change }));
        else db.run(sql.updateTable('endpoints').set(change).where('name', '=', name));
        const { baseUrl, location, masksOnPremises, state } = endpoint;
        const data = { baseUrl, location, masksOnPremises, old: current?.state ?? null, state, reason: endpoint.decided?.reason ?? '' };
        record({ actor: recordedActor(by), event, dossier: null, subject: name, data });
        return endpoint;
      });
    },
    endpoint: find,
    listEndpoints: () => db.all(sql.selectFrom('endpoints').selectAll().orderBy('name')).map(endpointOf),
  };
}

function rowOf({ name, baseUrl, location, masksOnPremises, registeredBy, registeredAt }: Endpoint) {
  const masks_on_premises = masksOnPremises ? 1 : 0;
  return { name, base_url: baseUrl, location, masks_on_premises, registered_by: registeredBy, registered_at: registeredAt };
}

function endpointOf(row: EndpointRow): Endpoint {
  const { name, location, state } = row;
  return Endpoint.parse({
    name,
    location,
    state,
    baseUrl: row.base_url,
    masksOnPremises: row.masks_on_premises === 1,
    registeredBy: row.registered_by,
    registeredAt: row.registered_at,
    decided: row.decided_json === null ? null : (JSON.parse(row.decided_json) as unknown),
  });
}
