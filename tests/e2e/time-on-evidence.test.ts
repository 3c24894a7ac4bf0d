import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingList } from '../../src/contract/index.ts';
import { chromiumPath, dossiersOf, launch, read, signIn } from './browser.ts';
import { type RunningServer, startServer } from './start-server.ts';

describe.skipIf(chromiumPath === undefined)('time on evidence', () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  const secondsOf = async (page: Page, dossier: string, findingId: string): Promise<number | undefined> =>
    (await read<{ disposition: { evidenceSeconds?: number } }>(page, `/api/dossiers/${dossier}/findings/${encodeURIComponent(findingId)}`)).disposition.evidenceSeconds; // prettier-ignore

  it('goes with the decision: what was in view on the desk, nothing while the document was put away; governance sees medians alone', async () => {
    const { page, faults } = await signIn(browser, server, 'ines');
    const { id } = (await dossiersOf(page))[0]!;
    const { findings } = await read<FindingList>(page, `/api/dossiers/${id}/findings`);
    const open = findings.filter(({ cover, decision, verdict, evidenceCount }) => cover === null && decision === null && verdict !== 'undecided' && evidenceCount > 0);
    const [looked, hasty] = [open[0]!.id, open[1]!.id];
    const show = async (findingId: string): Promise<void> => {
      await page.goto(`${server.origin}/dossiers/${id}/desk?finding=${encodeURIComponent(findingId)}`);
      await page.locator('.stage [data-highlight^="evidence-"]').first().waitFor();
    };
    const accept = async (findingId: string): Promise<void> => {
      await page.keyboard.press('a');
      await expect.poll(async () => (await read<FindingList>(page, `/api/dossiers/${id}/findings`)).findings.find((row) => row.id === findingId)?.decision).toBe('accept');
    };
    await show(looked);
    await page.waitForTimeout(4000);
    await accept(looked);
    const seconds = await secondsOf(page, id, looked);
    expect(seconds).toBeGreaterThanOrEqual(3);
    expect(seconds).toBeLessThan(12);

    await page.setViewportSize({ width: 700, height: 900 });
    await page.goto(`${server.origin}/dossiers/${id}/desk?finding=${encodeURIComponent(hasty)}`);
    await page.locator(`.fscroll[data-finding="${hasty}"]`).waitFor();
    expect(await page.locator('.docpane').isVisible()).toBe(false);
    await page.waitForTimeout(3000);
    await accept(hasty);
    expect(await secondsOf(page, id, hasty)).toBe(0);

    const gao = await signIn(browser, server, 'gao');
    await gao.page.goto(`${server.origin}/governance/oversight`);
    await gao.page.getByRole('columnheader', { name: 'Time on evidence (median)' }).first().waitFor();
    const { total } = await read<{ total: { timed: number; medianSeconds: number; timedAccepts: number } }>(gao.page, '/api/oversight');
    expect(total).toMatchObject({ timed: 2, timedAccepts: 2 });
    const cells = await gao.page.locator('table').first().locator('tbody td').allTextContents();
    expect(cells).toContain(`${String(total.medianSeconds)} s`);
    expect(await gao.page.getByText('Ines').count()).toBe(0);
    if (process.env['PICTURES'] !== undefined) await gao.page.screenshot({ path: `${process.env['PICTURES']}/oversight-en.png`, fullPage: true });
    expect([...faults, ...gao.faults]).toEqual([]);
  }); // prettier-ignore
});
