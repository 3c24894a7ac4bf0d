import type { RequestPolicy } from '../adapters/llm/guarded-requests.ts';
import type { Language } from '../domain/index.ts';
import type { ModelPrice } from '../stages/agent/agent-model.ts';

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
