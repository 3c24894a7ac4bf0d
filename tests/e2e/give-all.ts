import type { Locator } from 'playwright-core';

/** What a signature asks for: the name too, when it is the first in the session. */
export async function giveAll(form: Locator, username: string, password: string): Promise<void> {
  const secret = form.locator('input[type=password]');
  await secret.waitFor();
  const name = form.locator('input[autocomplete=username]');
  if ((await name.count()) > 0) await name.fill(username);
  await secret.fill(password);
}
