import type { Page } from 'playwright-core';
import type { FindingList } from '../../src/contract/index.ts';
import { giveAll } from './give-all.ts';
import { judgeAll } from './own-verdict.ts';
import type { RunningServer } from './start-server.ts';

/**
 * Decides every open finding of a dossier as the person of the page: own verdicts first where drafts are covered, undecided drafts with a question,
 * all others accepted.
 */
export async function decideAll(page: Page, server: RunningServer, dossier: string): Promise<void> {
  const base = `${server.origin}/api/dossiers/${dossier}`;
  const { csrfToken } = (await (await page.request.get(`${server.origin}/api/session`)).json()) as { csrfToken: string };
  const headers = { 'x-csrf-token': csrfToken };
  await page.request.post(`${base}/accept-routine`, { headers });
  await judgeAll(page, dossier);
  const { findings } = (await (await page.request.get(`${base}/findings`)).json()) as FindingList;
  for (const { id, verdict } of findings.filter(({ decision }) => decision === null)) {
    const undecided = verdict === 'undecided';
    const data = {
      decision: undecided ? 'undecided' : 'accept',
      reason: undecided ? 'Please say where the dossier shows this.' : 'The passages bear the draft out.',
      expectedSupersedes: null,
    };
    const answer = await page.request.post(`${base}/findings/${encodeURIComponent(id)}/disposition`, { headers, data });
    if (!answer.ok()) throw new Error(`${id}: ${await answer.text()}`);
  }
}

/** Signs what the sign-off screen shows, as the person of the page. */
export async function signReview(page: Page, server: RunningServer, dossier: string, username: string): Promise<void> {
  await page.goto(`${server.origin}/dossiers/${dossier}/sign-off`);
  await page.locator('.sign-form .meaning input').check();
  await giveAll(page.locator('.sign-form'), username, server.passwords.get(username)!);
  await page.keyboard.press('Control+Enter');
  await page.locator('.sign-form .meaning').waitFor({ state: 'detached' });
}
