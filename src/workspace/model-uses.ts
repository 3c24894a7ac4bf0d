import { join } from 'node:path';
import type { Log } from '../adapters/log/create-log.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { DossierId, ReleaseContent } from '../domain/index.ts';
import { createMasker, endpointUnusable } from '../governance/index.ts';
import { approvedFetch } from './approved-fetch.ts';
import type { Folders } from './folders.ts';
import type { SendRequest } from './model-door.ts';
import type { Drafting, Embedding } from './model-settings.ts';
import type { PrepareJob } from './prepare-worker.ts';

/** What a dossier may be drafted and searched with, and the door to it. */
export type ModelUses = {
  /** In which a model writes. */
  readonly language: Drafting['language'];
  /** Drafting with a model for this dossier, when one is set up and the dossier's label lets its text go there. */
  drafting(id: DossierId): PrepareJob['drafting'];
  /** Vectors for the search in this dossier, likewise; kept apart for each dossier. */
  embedding(id: DossierId): PrepareJob['embedding'];
  /** Only to the endpoints of the settings, each with its own key and masking; for the active release unless another one is named. */
  door(id: DossierId, first: SendRequest, release?: () => ReleaseContent | undefined): typeof fetch;
};

export function modelUses(parts: {
  readonly store: Store;
  readonly folders: Folders;
  readonly log: Log;
  readonly drafting: Drafting | undefined;
  readonly embedding: Embedding | undefined;
}): ModelUses {
  const { store, folders, log } = parts;
  /** The endpoint, when it is approved and the dossier's label lets its text go there. */
  const usable = (id: DossierId, use: Embedding | undefined, otherwise: string): { endpoint: string; baseUrl: string } | null => {
    if (use === undefined) return null;
    const endpoint = store.endpoint(use.endpoint);
    const why = endpointUnusable(use.endpoint, endpoint, store.dossierLabel(id));
    if (endpoint !== undefined && why === null) return { endpoint: use.endpoint, baseUrl: endpoint.baseUrl };
    log.warn(`${otherwise}: the endpoint is not approved, or the label does not let the dossier go there`, {
      dossier: id,
      endpoint: use.endpoint,
    });
    return null;
  };
  return {
    language: parts.drafting?.language ?? 'en',
    drafting(id) {
      const { model = '', policy = {}, price = null, minutes = null } = parts.drafting ?? {};
      const use = usable(id, parts.drafting, 'drafted by rules only');
      return use === null ? null : { ...use, model, policy, price, minutes, answers: folders.answers };
    },
    embedding(id) {
      const { model = '', policy = {} } = parts.embedding ?? {};
      const use = usable(id, parts.embedding, 'evidence searched by words alone');
      return use === null ? null : { ...use, model, policy, folder: join(folders.vectors, 'dossiers', id) };
    },
    door(id, { endpoint, names }, release) {
      const use = [parts.drafting, parts.embedding].find((each) => each?.endpoint === endpoint);
      return approvedFetch(store, {
        endpoint: use?.endpoint ?? '',
        dossier: id,
        masker: createMasker({ names }),
        key: use?.keyOf(endpoint),
        ...(release === undefined ? {} : { release }),
      });
    },
  };
}
