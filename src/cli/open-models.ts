import { openAnswerFiles } from '../adapters/answer-files/open-answer-files.ts';
import type { Config } from '../config/read-config.ts';
import type { DossierLabel, Endpoint, Language } from '../domain/index.ts';
import { createMasker, endpointUnusable } from '../governance/index.ts';
import { StoredAnswer } from '../stages/agent/answer-store.ts';
import { approvedFetch } from '../workspace/approved-fetch.ts';
import { openConfigured } from './open-configured.ts';
import type { PrepareOptions } from '../workspace/prepare-files.ts';
import { join } from 'node:path';
import { words } from './words.ts';

export type OpenedModels = { readonly use: Pick<PrepareOptions, 'model' | 'embedding'>; readonly close: () => Promise<void> };

/**
 * The configured model, and vectors where they are configured, for a dossier that is on no record: through the guarded door under this label, each
 * sending on the record of the workspace.
 * @throws AppError `config.invalid` without a configured model; `refused` when the endpoint may not be used; `store.unavailable` while a server runs.
 */
export async function openModels(config: Config, language: Language, label: DossierLabel): Promise<OpenedModels> {
  const { drafting, embedding, endpointKey } = config;
  if (drafting === undefined) throw words.noModel();
  const { store, folders, close } = await openConfigured(config, { search: false });
  try {
    const approved = (name: string): Endpoint => {
      const endpoint = store.endpoint(name);
      const why = endpointUnusable(name, endpoint, label);
      if (endpoint === undefined || why !== null) throw words.unusable(why ?? { en: name, zh: name });
      return endpoint;
    };
    const sendFor = (endpoint: string) => (names: readonly string[]) =>
      approvedFetch(store, { endpoint, dossier: null, label, masker: createMasker({ names }), key: endpointKey(endpoint) });
    const { name, baseUrl } = approved(drafting.endpoint);
    const { model, price, minutes } = drafting;
    const use: OpenedModels['use'] = {
      model: {
        endpoint: { name, baseUrl, ...(price === undefined ? {} : { price }) },
        model,
        language,
        answers: openAnswerFiles(folders.answers, (value) => StoredAnswer.parse(value)),
        sendFor: sendFor(name),
        settings: { runSeconds: minutes * 60 },
      },
    };
    if (embedding === undefined) return { use, close };
    const vectors = approved(embedding.endpoint);
    const folder = join(folders.vectors, 'prechecks');
    const endpoint = { name: vectors.name, baseUrl: vectors.baseUrl, model: embedding.model };
    return { use: { ...use, embedding: { endpoint, sendFor: sendFor(vectors.name), folder } }, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}
