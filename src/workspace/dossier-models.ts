import { join } from 'node:path';
import type { RequestPolicy } from '../adapters/llm/guarded-requests.ts';
import type { Log } from '../adapters/log/create-log.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { DossierId, Language } from '../domain/index.ts';
import { createMasker, endpointUnusable } from '../governance/index.ts';
import type { ModelPrice } from '../stages/agent/agent-model.ts';
import { approvedFetch } from './approved-fetch.ts';
import type { Folders } from './folders.ts';
import type { SendRequest } from './model-door.ts';
import type { PrepareJob } from './prepare-worker.ts';

/** What drafts beside the rules: a registered endpoint and one of its models. */
export type Drafting = {
  readonly endpoint: string;
  readonly model: string;
  readonly language: Language;
  /** Per million tokens; without it calls are on the record without cost. */
  readonly price?: ModelPrice | undefined;
  /** For one dossier. */
  readonly minutes?: number;
  readonly keyOf: (endpoint: string) => string | undefined;
  /** How the endpoint is treated where that is not as usual. */
  readonly policy?: Partial<RequestPolicy>;
};

/** What gives vectors for search: a registered endpoint and one of its models. */
export type Embedding = Pick<Drafting, 'endpoint' | 'model' | 'keyOf' | 'policy'>;

/** The models of the settings, as far as a dossier's label lets its text go to their endpoints, and the guarded way there. */
export class DossierModels {
  readonly language: Language;
  private readonly store: Store;
  private readonly folders: Folders;
  private readonly log: Log;
  private readonly drafting: Drafting | undefined;
  private readonly embedding: Embedding | undefined;

  constructor(parts: { store: Store; folders: Folders; log: Log; drafting: Drafting | undefined; embedding: Embedding | undefined }) {
    this.store = parts.store;
    this.folders = parts.folders;
    this.log = parts.log;
    this.drafting = parts.drafting;
    this.embedding = parts.embedding;
    this.language = parts.drafting?.language ?? 'en';
  }

  draftingOf(id: DossierId): PrepareJob['drafting'] {
    const { model = '', policy = {}, price = null, minutes = null } = this.drafting ?? {};
    const usable = this.usable(id, this.drafting, 'drafted by rules only');
    return usable === null ? null : { ...usable, model, policy, price, minutes, answers: this.folders.answers };
  }

  /** Vectors are kept apart for each dossier. */
  embeddingOf(id: DossierId): PrepareJob['embedding'] {
    const { model = '', policy = {} } = this.embedding ?? {};
    const usable = this.usable(id, this.embedding, 'evidence searched by words alone');
    return usable === null ? null : { ...usable, model, policy, folder: join(this.folders.vectors, 'dossiers', id) };
  }

  /** Only to the endpoints of the settings, each with its own key and masking. */
  openDoor(id: DossierId, { endpoint, names }: SendRequest): typeof fetch {
    const use = [this.drafting, this.embedding].find((each) => each?.endpoint === endpoint);
    return approvedFetch(this.store, {
      endpoint: use?.endpoint ?? '',
      dossier: id,
      masker: createMasker({ names }),
      key: use?.keyOf(endpoint),
    });
  }

  private usable(id: DossierId, use: Embedding | undefined, otherwise: string): { endpoint: string; baseUrl: string } | null {
    if (use === undefined) return null;
    const endpoint = this.store.endpoint(use.endpoint);
    const why = endpointUnusable(use.endpoint, endpoint, this.store.dossierLabel(id));
    if (endpoint !== undefined && why === null) return { endpoint: use.endpoint, baseUrl: endpoint.baseUrl };
    this.log.warn(`${otherwise}: the endpoint is not approved, or the label does not let the dossier go there`, {
      dossier: id,
      endpoint: use.endpoint,
    });
    return null;
  }
}
