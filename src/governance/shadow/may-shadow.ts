import type { Bilingual } from '../../domain/bilingual.ts';
import type { Actor } from '../../domain/people.ts';
import type { Release, ReleaseContent } from '../../domain/release.ts';
import { mayDraft } from '../releases/may-draft.ts';
import { shadowWords as words } from './shadow-words.ts';

export type MayShadow =
  | { readonly kind: 'yes'; readonly withModel: boolean; readonly withEmbedding: boolean }
  | { readonly kind: 'no'; readonly message: Bilingual };

/**
 * May a person have this release draft closed dossiers aside? Somebody who governs, with a reason, and only what runs here. One with a model sends
 * text of dossiers to it: not before the security review of the release. Pure.
 */
export function mayShadow(release: Release, running: ReleaseContent, person: Actor, reason: string, underWay: boolean): MayShadow {
  if (person.kind !== 'person' || !person.roles.includes('governance')) return no(words.roleMissing);
  if (reason.trim() === '') return no(words.reasonMissing);
  if (underWay) return no(words.underWay);
  const { content, events } = release;
  const may = mayDraft(release, running);
  if (may.kind === 'no') return no(words.notRunning);
  if ((content.model !== null && !may.withModel) || (content.embedding !== null && !may.withEmbedding)) return no(words.notRunning);
  if ((may.withModel || may.withEmbedding) && !events.some(({ type }) => type === 'security-reviewed' || type === 'activated'))
    return no(words.notReviewed);
  return { kind: 'yes', withModel: may.withModel, withEmbedding: may.withEmbedding };
}

const no = (message: Bilingual): MayShadow => ({ kind: 'no', message });
