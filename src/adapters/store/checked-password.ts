import type { Bilingual } from '../../domain/bilingual.ts';
import { AppError } from '../../domain/errors.ts';
import { whyGuessable, type Guessable, type PasswordOwner } from '../../domain/guessable-password.ts';
import { words } from './words.ts';

const told: Readonly<Record<Guessable, Bilingual>> = {
  'own-name': words.passwordOwnName,
  pattern: words.passwordPattern,
  listed: words.passwordListed,
};

/** The password, when it may be one. AppError `input.invalid` that says what to choose instead. */
export function checkedPassword(password: string, owner: PasswordOwner, listed: ReadonlySet<string> = new Set()): string {
  if (password.length < 10 || password.length > 256) throw new AppError('input.invalid', 'password of a wrong length', words.passwordWeak);
  const why = whyGuessable(password, owner, listed);
  if (why === null) return password;
  throw new AppError('input.invalid', `password is guessable: ${why}`, told[why]);
}
