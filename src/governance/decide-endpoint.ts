import type { Bilingual } from '../domain/bilingual.ts';
import { type Endpoint, EndpointName, type EndpointLocation } from '../domain/endpoint.ts';
import type { Actor, Role } from '../domain/people.ts';
import { checkBaseUrl } from './endpoint-address.ts';
import { words } from './words.ts';

export type EndpointCommand =
  | {
      readonly type: 'register';
      readonly name: string;
      readonly baseUrl: string;
      readonly location: EndpointLocation;
      readonly masksOnPremises: boolean;
    }
  | { readonly type: 'approve' | 'reject' | 'suspend'; readonly reason: string };

export type EndpointDecision =
  | {
      readonly kind: 'changed';
      readonly event: 'endpoint.registered' | 'endpoint.approved' | 'endpoint.rejected' | 'endpoint.suspended';
      readonly endpoint: Endpoint;
    }
  | { readonly kind: 'refused'; readonly message: Bilingual };

const from: Readonly<Record<'approve' | 'reject' | 'suspend', readonly Endpoint['state'][]>> = {
  approve: ['registered', 'suspended', 'rejected'],
  reject: ['registered'],
  suspend: ['approved'],
};
const outcome = {
  approve: { state: 'approved', event: 'endpoint.approved' },
  reject: { state: 'rejected', event: 'endpoint.rejected' },
  suspend: { state: 'suspended', event: 'endpoint.suspended' },
} as const;

/**
 * An administrator (or the machine's terminal, which counts as one) registers; a person with the governance role, not the one who
 * registered, decides. Anybody of either may suspend. Pure.
 */
export function decideEndpoint(current: Endpoint | undefined, command: EndpointCommand, by: Actor, at: string): EndpointDecision {
  if (command.type === 'register') return register(current, command, by, at);
  if (current === undefined) return refused(words.endpointUnknown);
  const allowed: Role[] = command.type === 'suspend' ? ['governance', 'administrator'] : ['governance'];
  if (by.kind !== 'person' || !by.roles.some((role) => allowed.includes(role))) return refused(words.governanceOnly);
  if (command.type === 'approve' && by.id === current.registeredBy) return refused(words.notOwnEndpoint);
  if (!from[command.type].includes(current.state)) return refused(words.wrongState(current.state));
  if (command.reason.trim() === '') return refused(words.reasonMissing);
  const { state, event } = outcome[command.type];
  const decided = { by: by.id, byName: by.name, at, reason: command.reason.trim() };
  return { kind: 'changed', event, endpoint: { ...current, state, decided } };
}

function register(
  current: Endpoint | undefined,
  command: Extract<EndpointCommand, { type: 'register' }>,
  by: Actor,
  at: string,
): EndpointDecision {
  if (by.kind === 'person' && !by.roles.includes('administrator')) return refused(words.administratorOnly);
  if (current !== undefined) return refused(words.endpointTaken);
  if (!EndpointName.safeParse(command.name).success) return refused(words.endpointName);
  const address = checkBaseUrl(command.baseUrl, command.location);
  if (address.kind === 'bad') return refused(address.message);
  const { name, location, masksOnPremises } = command;
  const endpoint: Endpoint = {
    name, baseUrl: address.baseUrl, location, masksOnPremises, state: 'registered', registeredBy: by.id, registeredAt: at, decided: null,
  }; // prettier-ignore
  return { kind: 'changed', event: 'endpoint.registered', endpoint };
}

const refused = (message: Bilingual): EndpointDecision => ({ kind: 'refused', message });
