import type { Page } from 'playwright-core';
import type { FindingList } from '../../src/contract/index.ts';
import { read } from './browser.ts';

/** Gives an own verdict on every covered finding of a dossier, through the API, as the person of the page. Tests of other things use it. */
export async function judgeAll(page: Page, dossier: string): Promise<void> {
  const { findings } = await read<FindingList>(page, `/api/dossiers/${dossier}/findings`);
  const ids = findings.filter(({ cover }) => cover !== null).map(({ id }) => id);
  await page.evaluate(
    async ([id, covered]) => {
      const session = (await (await fetch('/api/session')).json()) as { csrfToken: string };
      const headers = { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken };
      for (const finding of covered)
        await fetch(`/api/dossiers/${id}/findings/${encodeURIComponent(finding)}/blind-verdict`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ verdict: 'undecided' }),
        });
    },
    [dossier, ids] as const,
  );
}
