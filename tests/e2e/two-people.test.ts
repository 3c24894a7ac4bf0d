import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingList, FindingView } from '../../src/contract/index.ts';
import { chromiumPath, dossiersOf, launch, read, signIn, type Visitor } from './browser.ts';
import { giveAll } from './give-all.ts';
import { judgeAll } from './own-verdict.ts';
import { type RunningServer, startServer } from './start-server.ts';

describe.skipIf(chromiumPath === undefined)('two people at one dossier', () => {
  let server: RunningServer;
  let browser: Browser;
  let ines: Visitor;
  let toma: Visitor;
  let dossier: string;
  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
    ines = await signIn(browser, server, 'ines');
    toma = await signIn(browser, server, 'toma', { language: 'zh', theme: 'dark' });
    dossier = (await dossiersOf(ines.page)).find(({ riskTier }) => riskTier === 'high')!.id;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('see what the other decides without reloading', async () => {
    const { findings } = await read<FindingList>(ines.page, `/api/dossiers/${dossier}/findings`);
    const failing = findings.find(({ verdict }) => verdict === 'not-met')!;
    for (const { page } of [ines, toma]) {
      await page.goto(`${server.origin}/dossiers/${dossier}/desk?finding=${encodeURIComponent(failing.id)}`);
      await page.locator('.decide .keys').waitFor();
    }
    await ines.page.keyboard.press('a');
    await ines.page.locator('.decided[data-pending=false]').waitFor();
    await toma.page.locator('.decided', { hasText: 'Ines Calder' }).waitFor();
  });

  /** As when the person goes to another tab and back; a browser that is driven says of every tab that it is seen. */
  const turnTo = (page: Page, visibility: 'hidden' | 'visible'): Promise<void> =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, visibility);

  it('are not there while their tab is not seen; back at it they see what was decided meanwhile', async () => {
    const { findings } = await read<FindingList>(ines.page, `/api/dossiers/${dossier}/findings`);
    const open = findings.find(({ verdict, decision, cover }) => verdict === 'met' && decision === null && cover === null)!;
    await ines.page.goto(`${server.origin}/dossiers/${dossier}/desk?finding=${encodeURIComponent(open.id)}`);
    const there = ines.page.locator('.others-here li', { hasText: 'Toma Reiss' });
    await there.waitFor();
    await turnTo(toma.page, 'hidden');
    await there.waitFor({ state: 'detached' });
    await ines.page.locator('.decide .keys').waitFor();
    await ines.page.keyboard.press('a');
    await ines.page.locator('.decided[data-pending=false]').waitFor();
    expect(await toma.page.locator(`.req[data-finding="${open.id}"].done`).count()).toBe(0);
    await turnTo(toma.page, 'visible');
    await toma.page.locator(`.req[data-finding="${open.id}"].done`).waitFor();
    await there.waitFor();
  });

  it('may have as many tabs open as they like', async () => {
    const tabs: Page[] = [];
    for (let count = 0; count < 7; count += 1) {
      const page = await toma.context.newPage();
      await page.goto(`${server.origin}/dossiers/${dossier}/desk`);
      await page.locator('.fscroll').waitFor();
      await turnTo(page, 'hidden');
      tabs.push(page);
    }
    for (const page of tabs) await page.close();
  });

  it('see a burst of decisions within a moment, at the cost of a few requests', async () => {
    const { findings } = await read<FindingList>(ines.page, `/api/dossiers/${dossier}/findings`);
    const open = findings.filter(({ verdict, decision, cover }) => verdict === 'met' && decision === null && cover === null);
    // The first are left for what follows.
    const burst = open.slice(3, 23).map(({ id }) => id);
    expect(burst.length).toBeGreaterThan(9);
    const asked: string[] = [];
    toma.page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    const began = performance.now();
    await ines.page.evaluate(
      async ([id, ids]) => {
        const { csrfToken } = (await (await fetch('/api/session')).json()) as { csrfToken: string };
        const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken };
        const body = JSON.stringify({ decision: 'accept', reason: 'Read beside the passages.', expectedSupersedes: null });
        const post = (one: string) =>
          fetch(`/api/dossiers/${id}/findings/${encodeURIComponent(one)}/disposition`, { method: 'POST', headers, body });
        await Promise.all(ids.map(post));
      },
      [dossier, burst] as const,
    );
    const spent = performance.now() - began;
    await toma.page.locator(`.req[data-finding="${burst.at(-1)!}"].done`).waitFor();
    const seen = performance.now() - began - spent;
    const reads = asked.filter((line) => line.startsWith('GET '));
    const most = Math.max(...reads.map((line) => reads.filter((other) => other === line).length));
    console.log(
      `${burst.length} decisions in ${Math.round(spent)} ms: each resource read ${most} times at most, last seen after ${Math.round(seen)} ms`,
    );
    // One at once, then one in each 300 ms while decisions come, and one for the last.
    expect(most).toBeLessThanOrEqual(3 + spent / 300);
    expect(most).toBeLessThan(burst.length);
  });

  it('who decide the same finding at once see both decisions; one is chosen, both stay on the record', async () => {
    const { findings } = await read<FindingList>(ines.page, `/api/dossiers/${dossier}/findings`);
    const open = findings.find(({ verdict, decision }) => verdict === 'met' && decision === null)!;
    const address = `${server.origin}/dossiers/${dossier}/desk?finding=${encodeURIComponent(open.id)}`;
    // Toma's screen hears nothing of others while he writes, as on a slow line.
    await toma.page.route('**/events', (route) => route.abort());
    for (const { page } of [ines, toma]) {
      await page.goto(address);
      await page.locator('.decide .keys').waitFor();
    }
    await toma.page.keyboard.press('r');
    await toma.page.keyboard.type('引文与本品种无关。');
    await ines.page.keyboard.press('a');
    await ines.page.locator('.decided[data-pending=false]').waitFor();
    await toma.page.keyboard.press('Control+Enter');
    const conflict = toma.page.locator('dialog .conflict');
    await conflict.waitFor();
    expect(await conflict.textContent()).toContain('引文与本品种无关。');
    await toma.page.locator('dialog .dialog-body > .row button').nth(1).click();
    await toma.page.locator('.decided', { hasText: 'Toma Reiss' }).waitFor();
    const view = await read<FindingView>(toma.page, `/api/dossiers/${dossier}/findings/${encodeURIComponent(open.id)}`);
    expect(view.history.map(({ byName, decision }) => [byName, decision])).toEqual([
      ['Ines Calder', 'accept'],
      ['Toma Reiss', 'reject'],
    ]);
    await toma.page.unroute('**/events');
  });

  it('who lose the server keep their text, see since when, and cannot decide until it is back', async () => {
    const { page, context } = ines;
    await page.keyboard.press('e');
    await page.locator('.decision-form textarea').last().fill('kept while offline');
    await context.setOffline(true);
    await page.locator('.banner.warn').waitFor();
    expect(await page.locator('.decision-form button[type=submit]').isDisabled()).toBe(true);
    await context.setOffline(false);
    await page.locator('.banner.warn').waitFor({ state: 'detached', timeout: 15_000 });
    expect(await page.locator('.decision-form textarea').last().inputValue()).toBe('kept while offline');
    await page.locator('.decision-form textarea').last().fill('');
    await page.keyboard.press('Escape');
  });

  it('see by themselves, when the server is back, what could not be read while it was away', async () => {
    const { page, context } = ines;
    await page.goto(`${server.origin}/dossiers/${dossier}/desk`);
    await page.locator('.fscroll').waitFor();
    await context.setOffline(true);
    try {
      // Past the findings that are read ahead.
      for (let step = 0; step < 8; step += 1) await page.keyboard.press('j');
      await page.locator('.fpane .problem').waitFor();
    } finally {
      await context.setOffline(false);
    }
    const next = new URL(page.url()).searchParams.get('finding')!;
    await page.locator(`.fscroll[data-finding="${next}"]`).waitFor();
  });

  it('send a high-risk review back and approve it as a second, different person, in Chinese', async () => {
    const { page } = ines;
    await page.goto(`${server.origin}/dossiers/${dossier}/desk`);
    const decideAll = async (): Promise<void> => {
      await judgeAll(page, dossier);
      await page.evaluate(async (id) => {
        const session = (await (await fetch('/api/session')).json()) as { csrfToken: string };
        const headers = { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken };
        const post = (path: string, body?: unknown) =>
          fetch(`/api/dossiers/${id}/${path}`, { method: 'POST', headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
        await post('accept-routine');
        const list = (await (await fetch(`/api/dossiers/${id}/findings`)).json()) as FindingList;
        for (const row of list.findings.filter(({ decision }) => decision === null)) {
          const undecided = row.verdict === 'undecided';
          await post(`findings/${encodeURIComponent(row.id)}/disposition`, {
            decision: undecided ? 'undecided' : 'accept',
            reason: undecided ? '请补充资料。' : 'Read beside the passages.',
            expectedSupersedes: null,
          });
        }
      }, dossier);
    };
    const sign = async (visitor: Visitor, username: string, name: string): Promise<void> => {
      await visitor.page.goto(`${server.origin}/dossiers/${dossier}/sign-off`);
      await visitor.page.locator('.meaning input').check();
      await giveAll(visitor.page.locator('.sign-form'), username, server.passwords.get(username)!);
      await visitor.page.keyboard.press('Control+Enter');
      await visitor.page.locator('.seal', { hasText: name }).waitFor();
    };
    await decideAll();
    await sign(ines, 'ines', 'Ines Calder');
    await page.goto(`${server.origin}/dossiers/${dossier}/report`);
    expect(await page.locator('input[name=kind]').first().isDisabled()).toBe(true);

    const arvo = await signIn(browser, server, 'arvo', { language: 'zh' });
    await arvo.page.goto(`${server.origin}/dossiers/${dossier}/sign-off`);
    await arvo.page.locator('.send-back textarea').fill('请核对第十七条的人员经历。');
    await arvo.page.locator('.send-back button').click();
    await page.goto(`${server.origin}/dossiers/${dossier}/sign-off`);
    await page.locator('.note.warn', { hasText: '请核对第十七条的人员经历。' }).waitFor();

    await sign(ines, 'ines', 'Ines Calder');
    await page.locator('.meaning input').waitFor({ state: 'detached' });
    await sign(arvo, 'arvo', 'Arvo Lindqvist');
    await arvo.page.locator('.sheet a.primary').click();
    await expect.poll(() => arvo.page.locator('input[name=kind]').first().isDisabled(), { timeout: 10_000 }).toBe(false);
    expect([...ines.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/u.test(fault)), ...arvo.faults]).toEqual([]);
  });
});
