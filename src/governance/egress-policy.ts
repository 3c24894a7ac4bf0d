import type { Bilingual } from '../domain/bilingual.ts';
import type { DossierLabel, Endpoint, EndpointClass } from '../domain/endpoint.ts';
import { words } from './words.ts';

type Masking = 'always' | 'as-the-endpoint-says';

/**
 * What may go where. A pair that is not here may not go: `secret` has no line, and `not-approved` no column.
 */
export const egressPolicy: Readonly<Record<DossierLabel, Partial<Record<EndpointClass, Masking>>>> = {
  public: { 'on-premises': 'as-the-endpoint-says', 'approved-external': 'always' },
  internal: { 'on-premises': 'as-the-endpoint-says', 'approved-external': 'always' },
  confidential: { 'on-premises': 'as-the-endpoint-says' },
  secret: {},
};

/** An endpoint counts as approved only while it is. */
export function classOf(endpoint: Pick<Endpoint, 'state' | 'location'>): EndpointClass {
  if (endpoint.state !== 'approved') return 'not-approved';
  return endpoint.location === 'on-premises' ? 'on-premises' : 'approved-external';
}

/** May text with this label go to this endpoint, and must identifiers be masked? Default: no. */
export function egressFor(
  label: DossierLabel,
  endpoint: Endpoint,
): { readonly allowed: true; readonly masks: boolean } | { readonly allowed: false } {
  const masking = egressPolicy[label][classOf(endpoint)];
  if (masking === undefined) return { allowed: false };
  return { allowed: true, masks: masking === 'always' || endpoint.masksOnPremises };
}

/** Why nothing with this label may be sent to the endpoint, in words; null when it may. To say it before anything is tried: the door decides again. */
export function endpointUnusable(name: string, endpoint: Endpoint | undefined, label: DossierLabel): Bilingual | null {
  if (endpoint === undefined) return words.refusals['endpoint-unknown'](name);
  if (endpoint.state !== 'approved') return words.refusals['endpoint-not-approved'](name);
  return egressFor(label, endpoint).allowed ? null : words.refusals['label-forbids'](name);
}
