import { AppError, type Language, type Person } from '../domain/index.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { endpointWords as words } from './endpoint-words.ts';
import { readSecrets } from './read-secrets.ts';

/**
 * The person, when the password on standard input is theirs and, where they have a second factor, its code on the next line: each command is a
 * session of its own, so everything is asked. Wrong ones count towards the lock of the account.
 */
export async function confirmed(store: Workspace['store'], username: string, language: Language): Promise<Person> {
  const person = store.personByUsername(username);
  const hasFactor = person !== undefined && store.secondFactor(person.id).since !== null;
  const questions = [words.askPassword[language](username), ...(hasFactor ? [words.askCode[language](username)] : [])];
  const [password = '', code] = await readSecrets(questions, process.stdin, process.stderr);
  if (person?.active !== true) throw words.notConfirmed();
  const outcome = await store.confirmAll(person.id, { username, password, code });
  if (outcome.kind === 'refused') throw new AppError(outcome.code, 'the person was not confirmed', outcome.message);
  return person;
}
