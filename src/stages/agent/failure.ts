import { AppError } from '../../domain/errors.ts';

/** Why a conversation gave no usable answer. Never the endpoint's own words: they may repeat what was sent. */
export const failureReasons = [
  'malformed', 'turns-spent', 'tokens-spent', 'time-spent', 'cancelled', 'refused', 'rate-limited', 'endpoint-error', 'rejected', 'unreachable',
] as const; // prettier-ignore
export type FailureReason = (typeof failureReasons)[number];

/** Ends a conversation from inside, with its reason. */
export class ConversationEnded extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason) {
    super(`conversation ended: ${reason}`);
    this.name = 'ConversationEnded';
    this.reason = reason;
  }
}

/** Something of ours failed that must not pass as an answer that is lacking: the store, or the record. Ends the run. */
export class Fault extends Error {
  constructor(cause: unknown) {
    super('agent: the store or the record failed', { cause });
    this.name = 'Fault';
  }

  static raise(this: void, cause: unknown): never {
    throw cause instanceof Fault ? cause : new Fault(cause);
  }
}

/** The fault behind whatever was thrown: a failed store, or the egress door that could not write its record (AppError `audit.write-failed`). */
export function faultIn(error: unknown): unknown {
  for (let cause = error, depth = 0; typeof cause === 'object' && cause !== null && depth < 8; depth++) {
    if (cause instanceof Fault) return cause.cause;
    if (cause instanceof AppError && (cause.code === 'audit.write-failed' || cause.code === 'store.unavailable')) return cause;
    cause = (cause as { cause?: unknown }).cause;
  }
  return undefined;
}

const timeOut = /timeout|timed out/iu;

/** The reason behind whatever was thrown, looked for along its causes. `refused` is a refusal of the egress door (AppError `refused`). */
export function failureOf(error: unknown, cancelled: boolean): FailureReason {
  if (cancelled) return 'cancelled';
  let unreachable = false;
  for (let cause = error, depth = 0; typeof cause === 'object' && cause !== null && depth < 8; depth++) {
    const { name, code, status, reason } = cause as { name?: unknown; code?: unknown; status?: unknown; reason?: unknown };
    if (cause instanceof ConversationEnded) return reason as FailureReason;
    if (cause instanceof AppError && code === 'refused') return 'refused';
    if (cause instanceof AppError && code === 'job.cancelled') return 'cancelled';
    if (typeof status === 'number') return status === 429 ? 'rate-limited' : status >= 500 ? 'endpoint-error' : 'rejected';
    if (typeof name === 'string' && timeOut.test(name)) return 'time-spent';
    if (typeof name === 'string' && (name === 'AbortError' || name === 'APIUserAbortError')) return 'time-spent';
    if (typeof name === 'string' && /Connection|fetch/iu.test(name)) unreachable = true;
    if (cause instanceof TypeError && /fetch failed|terminated/u.test(cause.message)) unreachable = true;
    cause = (cause as { cause?: unknown }).cause;
  }
  return unreachable ? 'unreachable' : 'malformed';
}
