import type { Page } from 'playwright-core';
import type { FindingList } from '../../src/contract/index.ts';
import type { RunningServer } from './start-server.ts';

/** Decides every open finding of a dossier in the session of the page: undecided drafts with a question, all others accepted. */
export async function decideAll(page: Page, dossier: string): Promise<void> {
  await page.evaluate(async (id) => {
    const session = (await (await fetch('/api/session')).json()) as { csrfToken: string };
    const headers = { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken };
    const post = (path: string, body?: unknown) =>
      fetch(`/api/dossiers/${id}/${path}`, { method: 'POST', headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const read = async (): Promise<FindingList['findings']> =>
      ((await (await fetch(`/api/dossiers/${id}/findings`)).json()) as FindingList).findings;
    await post('accept-routine');
    for (const row of (await read()).filter(({ decision }) => decision === null)) {
      const undecided = row.verdict === 'undecided';
      await post(`findings/${encodeURIComponent(row.id)}/disposition`, {
        decision: undecided ? 'undecided' : 'accept',
        reason: undecided ? 'Please say where the dossier shows this.' : '',
        expectedSupersedes: null,
      });
    }
  }, dossier);
}

/** Signs what the sign-off screen shows, as the person of the page. */
export async function signReview(page: Page, server: RunningServer, dossier: string, username: string): Promise<void> {
  await page.goto(`${server.origin}/dossiers/${dossier}/sign-off`);
  await page.locator('.sign-form .meaning input').check();
  await page.locator('.sign-form input[type=password]').fill(server.passwords.get(username)!);
  await page.keyboard.press('Control+Enter');
  await page.locator('.sign-form').waitFor({ state: 'detached' });
}
