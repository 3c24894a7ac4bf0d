import type { Bilingual } from '../../domain/bilingual.ts';
import type { Release, ReleaseContent } from '../../domain/release.ts';
import { releaseWords as words } from './release-words.ts';

export type MayDraft =
  /** `withModel`, `withEmbedding`: the release has the model, the vectors, that are configured. Without them the rules draft alone, the search goes by words. */
  | { readonly kind: 'yes'; readonly release: Release; readonly withModel: boolean; readonly withEmbedding: boolean }
  | { readonly kind: 'no'; readonly message: Bilingual };

/**
 * May what runs here draft? Only as the active release: engine, knowledge base and thresholds have to be those that it pins. A model that it does not
 * pin, or whose prompts changed, does not draft; the rules do without it.
 */
export function mayDraft(active: Release | undefined, running: ReleaseContent): MayDraft {
  if (active === undefined) return { kind: 'no', message: words.noneActive };
  const differing = (['engineVersion', 'knowledgeVersion', 'thresholds'] as const).filter((part) => active.content[part] !== running[part]);
  if (differing.length > 0) return { kind: 'no', message: words.differs(differing.map((part) => words.parts[part])) };
  return {
    kind: 'yes',
    release: active,
    withModel: isSameModel(active.content.model, running.model),
    withEmbedding: isSameEmbedding(active.content.embedding, running.embedding),
  };
}

function isSameModel(pinned: ReleaseContent['model'], running: ReleaseContent['model']): boolean {
  if (pinned === null || running === null) return false;
  return pinned.endpoint === running.endpoint && pinned.name === running.name && pinned.prompts === running.prompts;
}

function isSameEmbedding(pinned: ReleaseContent['embedding'], running: ReleaseContent['embedding']): boolean {
  return pinned !== null && running !== null && pinned.endpoint === running.endpoint && pinned.name === running.name;
}
