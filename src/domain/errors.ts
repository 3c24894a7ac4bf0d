import type { Bilingual } from './bilingual.ts';

/** Every fault and refusal that a person can meet has one of these codes. HTTP status and exit code are mapped in the doors. */
export const errorCodes = [
  'config.invalid',
  'input.not-found',
  'input.unreadable',
  'input.empty',
  'input.too-large',
  'input.invalid',
  'programme.unknown',
  'knowledge.invalid',
  'knowledge.hash-mismatch',
  'store.unavailable',
  'audit.write-failed',
  'audit.invalid',
  'auth.required',
  'auth.failed',
  'auth.locked',
  'auth.code-needed',
  'auth.forbidden',
  'not-found',
  'conflict',
  'refused',
  'job.cancelled',
  'overloaded',
  'too-many',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/**
 * A fault. `message` is for the log, `userMessage` tells a person what happened and what to do, in both languages.
 * Expected outcomes are not faults: they are returned as unions.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly userMessage: Bilingual;

  constructor(code: ErrorCode, message: string, userMessage: Bilingual, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.userMessage = userMessage;
  }
}
