export { createApprovedFetch, type ApprovedFetchOptions, type OutgoingRequest } from './create-approved-fetch.ts';
export { decideEndpoint, type EndpointCommand, type EndpointDecision } from './decide-endpoint.ts';
export { classOf, endpointUnusable } from './egress-policy.ts';
export { EgressRefused } from './egress-refused.ts';
export { mayLabel } from './may-label.ts';
export { createMasker, type Masker, type MaskerOptions } from './masking/create-masker.ts';
export { personNamesOf } from './masking/person-names-of.ts';
