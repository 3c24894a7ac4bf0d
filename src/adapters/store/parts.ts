import type { AuditEntry } from '../../domain/audit-record.ts';
import type { Sha256 } from '../../domain/ids.ts';
import type { Actor } from '../../domain/people.ts';
import type { Release, ReleaseEvent } from '../../domain/release.ts';
import type { Scenario, ScenarioEvent } from '../../domain/scenario.ts';
import type { ReviewEvent } from '../../domain/review-event.ts';
import type { PreparedReview, ReviewState } from '../../domain/review.ts';
import type { Connection } from './connection.ts';
import type { Ledger } from './transact.ts';

/** What the store is given from outside: it knows how to keep things and not what they mean. */
export type StorePorts = {
  /** RFC 6962 leaf hash of a record's bytes. */
  readonly leafHash: (line: Uint8Array) => Uint8Array;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly passwords: {
    hash(password: string): Promise<string>;
    verify(phc: string, password: string): Promise<boolean>;
    /** Passwords that the organisation refuses, folded (`foldPassword`); left out: none. */
    readonly listed?: ReadonlySet<string>;
  };
  /** Seals what the database must not hold in clear; opens it under the same context only. */
  readonly secrets: { seal(plain: string, context: string): string; open(sealed: string, context: string): string | undefined };
  readonly content: { put(bytes: Uint8Array): Promise<Sha256>; getSync(sha256: Sha256): Uint8Array };
  /** A release as its events leave it. */
  readonly release: { of(id: string, events: readonly ReleaseEvent[]): Release };
  readonly scenario: { of(id: string, events: readonly ScenarioEvent[]): Scenario };
  readonly review: {
    open(prepared: PreparedReview): ReviewState;
    apply(state: ReviewState, event: ReviewEvent): ReviewState;
    record(event: ReviewEvent, prepared: PreparedReview, actor: Actor): AuditEntry;
  };
};

/** What each part of the store works with. */
export type StoreParts = StorePorts & { readonly db: Connection; readonly ledger: Ledger };

export const systemActor: Actor = { kind: 'system', id: 'system' };

/** An actor as it stands in a record. */
export function recordedActor(actor: Actor): AuditEntry['actor'] {
  if (actor.kind === 'system') return { kind: 'system', id: 'system', name: 'system', roles: [] };
  return { kind: 'person', id: actor.id, name: actor.name, roles: [...actor.roles] };
}
