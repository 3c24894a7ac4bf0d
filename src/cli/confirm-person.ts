import type { Language, Person } from '../domain/index.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { endpointWords as words } from './endpoint-words.ts';
import { readPassword } from './read-password.ts';

/** The person, when the password on standard input is theirs. Wrong ones count towards the lock of the account. */
export async function confirmed(store: Workspace['store'], username: string, language: Language): Promise<Person> {
  const person = store.personByUsername(username);
  const password = await readPassword(words.askPassword[language](username), process.stdin, process.stderr);
  if (person?.active !== true) throw words.notConfirmed();
  const outcome = await store.confirmPassword(person.id, password);
  if (outcome.kind !== 'confirmed') throw words.notConfirmed();
  return person;
}
