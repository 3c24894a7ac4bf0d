import type { Actor } from '../../domain/people.ts';
import type { ReviewEvent } from '../../domain/review-event.ts';
import type { Refusal } from './refusal.ts';

/** Clock and ids are passed in. `now` is an RFC 3339 instant in UTC. */
export type DecisionContext = { readonly actor: Actor; readonly now: string; readonly newId: () => string };
export type PersonContext = DecisionContext & { readonly actor: Extract<Actor, { kind: 'person' }> };
export type Outcome =
  { readonly kind: 'accepted'; readonly events: readonly ReviewEvent[] } | { readonly kind: 'refused'; readonly refusal: Refusal };
