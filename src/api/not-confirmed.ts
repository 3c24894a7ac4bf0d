import type { Bilingual } from '../domain/index.ts';
import { RequestError } from './http-error.ts';

/** A wrong or missing secret of somebody who is signed in: a refusal, not the end of their session. `details.code` says which field to ask for. */
export function notConfirmed({ code, message }: { readonly code: string; readonly message: Bilingual }): RequestError {
  if (code === 'auth.locked') return new RequestError('auth.locked', message, { code: 'password' });
  return new RequestError('refused', message, { code: code === 'auth.code-needed' ? 'code' : 'password' });
}
