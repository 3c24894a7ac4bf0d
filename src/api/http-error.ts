import { AppError, type Bilingual, type ErrorCode } from '../domain/index.ts';

/** HTTP status of every error code; the only place that knows both. */
const statusOf: Record<ErrorCode, number> = {
  'config.invalid': 500,
  'input.not-found': 404,
  'input.unreadable': 422,
  'input.empty': 422,
  'input.too-large': 413,
  'input.invalid': 400,
  'programme.unknown': 422,
  'knowledge.invalid': 500,
  'knowledge.hash-mismatch': 500,
  'store.unavailable': 503,
  'audit.write-failed': 503,
  'audit.invalid': 503,
  'auth.required': 401,
  'auth.failed': 401,
  'auth.locked': 429,
  'auth.code-needed': 401,
  'auth.forbidden': 403,
  'not-found': 404,
  conflict: 409,
  refused: 422,
  'job.cancelled': 409,
  overloaded: 503,
  'too-many': 429,
  internal: 500,
};

export function httpStatus(code: ErrorCode): number {
  return statusOf[code];
}

/** A fault that a client caused and can mend; `details` go into the body. */
export class RequestError extends AppError {
  readonly details: unknown;

  constructor(code: ErrorCode, userMessage: Bilingual, details?: unknown) {
    super(code, userMessage.en, userMessage);
    this.name = 'RequestError';
    this.details = details;
  }
}
