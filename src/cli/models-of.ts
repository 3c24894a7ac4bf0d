import type { Config } from '../config/read-config.ts';
import type { WorkspaceOptions } from '../workspace/open-workspace.ts';

/** The endpoints that the settings name, as a workspace takes them. */
export function modelsOf({
  drafting,
  embedding,
  askLabel,
  language,
  endpointKey: keyOf,
}: Config): Pick<WorkspaceOptions, 'drafting' | 'embedding' | 'askLabel'> {
  return {
    drafting: drafting === undefined ? undefined : { ...drafting, language, keyOf },
    embedding: embedding === undefined ? undefined : { ...embedding, keyOf },
    askLabel,
  };
}
