import { createInterface } from 'node:readline';
import type { Language, Person } from '../domain/index.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { endpointWords as words } from './endpoint-words.ts';

/** The person, when the password on standard input is theirs. Wrong ones count towards the lock of the account. */
export async function confirmed(store: Workspace['store'], username: string, language: Language): Promise<Person> {
  const person = store.personByUsername(username);
  if (process.stdin.isTTY) process.stderr.write(words.askPassword[language](username));
  const password = await firstLine();
  if (person?.active !== true) throw words.notConfirmed();
  const outcome = await store.confirmPassword(person.id, password);
  if (outcome.kind !== 'confirmed') throw words.notConfirmed();
  return person;
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return '';
}
