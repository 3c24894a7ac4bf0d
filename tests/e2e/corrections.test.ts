import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeObjections } from './axe-objections.ts';
import { chromiumPath, dossiersOf, launch, read, signIn, type Look } from './browser.ts';
import { decideAll, signReview } from './decide-all.ts';
import { giveAll } from './give-all.ts';
import { type RunningServer, startServer } from './start-server.ts';

describe.skipIf(chromiumPath === undefined)('corrections as data in the console', () => {
  let server: RunningServer;
  let browser: Browser;
  let name: string;
  const visit = async (username: string, look: Look = {}) => {
    const visitor = await signIn(browser, server, username, look);
    await visitor.page.goto(`${server.origin}/governance/corrections`);
    await visitor.page.locator('.consents tbody tr').first().waitFor();
    return visitor;
  };
  const looksRight = async (page: Page, shot: string): Promise<void> => {
    expect(await axeObjections(page)).toEqual([]);
    if (process.env['PICTURES'] !== undefined)
      await page.screenshot({ path: `${process.env['PICTURES']}/corrections-${shot}.png`, fullPage: true });
  };
  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
    const ines = await signIn(browser, server, 'ines');
    const dossiers = await dossiersOf(ines.page);
    const { id, name: own } = dossiers.find(({ riskTier }) => riskTier === 'normal') ?? dossiers[0]!;
    name = own;
    await decideAll(ines.page, server, id);
    await signReview(ines.page, server, id, 'ines');
    const { phase } = await read<{ phase: string }>(ines.page, `/api/dossiers/${id}/sign-off`);
    if (phase === 'awaiting-approval') await signReview((await signIn(browser, server, 'arvo')).page, server, id, 'arvo');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('a lead consents, governance asks, the lead releases with a signature, and who asked takes the file', async () => {
    const toma = await visit('toma', { language: 'zh', theme: 'dark' });
    const row = toma.page.locator('.consents tr', { hasText: name });
    await row.getByRole('button', { name: '给予同意' }).click();
    await row.locator('input[maxlength="4000"]').fill('申请人已同意');
    await looksRight(toma.page, 'consent-zh-dark');
    await row.getByRole('button', { name: '同意使用该资料' }).click();
    await row.locator('.tag', { hasText: '已同意' }).waitFor();

    const gao = await visit('gao');
    await gao.page.getByRole('checkbox', { name, exact: true }).check();
    await gao.page.getByText('1 dossier chosen').waitFor();
    await gao.page.getByLabel('What the data is for').fill('Tune the sentence classifier');
    await looksRight(gao.page, 'ask-en-light');
    await gao.page.getByRole('button', { name: 'Ask for the export' }).click();
    await gao.page.getByText('Somebody other than you releases it').waitFor();
    expect(await gao.page.getByRole('link', { name: 'Download' }).count()).toBe(0);

    await toma.page.reload();
    const form = toma.page.getByRole('form', { name: '决定导出：Tune the sentence classifier' });
    await giveAll(form, 'toma', server.passwords.get('toma')!);
    expect(await form.getByRole('button', { name: '签署放行' }).isDisabled()).toBe(true);
    await form.getByRole('checkbox').check();
    await looksRight(toma.page, 'release-zh-dark');
    await form.getByRole('button', { name: '签署放行' }).click();
    await toma.page.locator('.exports .tag', { hasText: '已放行' }).waitFor();
    expect(await toma.page.getByRole('link', { name: '下载' }).count()).toBe(0);

    await gao.page.reload();
    const [download] = await Promise.all([gao.page.waitForEvent('download'), gao.page.getByRole('link', { name: 'Download' }).click()]);
    const lines = readFileSync(await download.path(), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { decided: object; dossier: string });
    expect(lines.length).toBeGreaterThan(100);
    await gao.page.getByText('Downloaded 1 time').waitFor();
    await gao.page.locator('code', { hasText: lines[0]!.dossier }).waitFor();
    await looksRight(gao.page, 'released-en-light');
    expect([...toma.faults, ...gao.faults]).toEqual([]);
  }); // prettier-ignore

  it('says, once consent is taken back, that the file is no longer given out and which lines go', async () => {
    const toma = await visit('toma');
    const row = toma.page.locator('.consents tr', { hasText: name });
    await row.getByRole('button', { name: 'Take back' }).click();
    await row.locator('input[maxlength="4000"]').fill('the applicant objects');
    await row.getByRole('button', { name: 'Take back the consent' }).click();
    await row.locator('.tag', { hasText: 'taken back' }).waitFor();
    const gao = await visit('gao', { language: 'zh', theme: 'light' });
    await gao.page.getByText('的同意在放行后已撤回').waitFor();
    expect(await gao.page.getByRole('link', { name: '下载' }).count()).toBe(0);
    expect(await gao.page.getByRole('checkbox', { name, exact: true }).isDisabled()).toBe(true);
    await looksRight(gao.page, 'withdrawn-zh-light');
    expect([...toma.faults, ...gao.faults]).toEqual([]);
  });
});
