import { AppError, type ErrorCode, type Language } from '../domain/index.ts';

/** Exit codes: 2 the call or its input is wrong, 3 refused, 4 the system cannot go on. 1 is kept for findings. */
function exitCodeOf(code: ErrorCode): number {
  if (code.startsWith('input.') || code === 'programme.unknown' || code === 'config.invalid' || code === 'not-found') return 2;
  if (code.startsWith('auth.') || code === 'refused' || code === 'conflict' || code === 'job.cancelled') return 3;
  return 4;
}

/** Tells the person what happened and what to do; the cause goes along for whoever keeps the system. */
export function reportFailure(fault: unknown, language: Language): number {
  if (fault instanceof AppError) {
    console.error(fault.userMessage[language]);
    return exitCodeOf(fault.code);
  }
  console.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  return 4;
}
