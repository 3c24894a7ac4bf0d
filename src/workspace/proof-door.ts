import { resolveHost, sendRequest } from '../adapters/egress/send-request.ts';
import type { Store } from '../adapters/store/open-store.ts';
import { createProofDoor } from '../governance/index.ts';

/** The guarded way out for proofs of the log, to a configured address. */
export function proofDoor(store: Pick<Store, 'listEndpoints'>, baseUrl: string, path: string, contentType: string) {
  return createProofDoor({ baseUrl, path, contentType, endpoints: () => store.listEndpoints(), resolve: resolveHost, send: sendRequest });
}
