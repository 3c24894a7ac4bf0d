import { statSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingList, FindingView } from '../../src/contract/index.ts';
import { chromiumPath, dossiersOf, launch, read, signIn, type Visitor } from './browser.ts';
import { type RunningServer, startServer } from './start-server.ts';

describe.skipIf(chromiumPath === undefined)('a reviewer', () => {
  let server: RunningServer;
  let browser: Browser;
  let ines: Visitor;
  let dossier: string;
  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
    ines = await signIn(browser, server, 'ines');
    const dossiers = await dossiersOf(ines.page);
    dossier = dossiers.find(({ riskTier }) => riskTier === 'normal')!.id;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const listOf = (page: Page): Promise<FindingList> => read(page, `/api/dossiers/${dossier}/findings`);

  it('opens the sample dossier from the worklist at a finding beside its evidence', async () => {
    const { page } = ines;
    await page.locator(`a[href="/dossiers/${dossier}/desk"]`).click();
    await page.locator('.quote[aria-current]').waitFor();
    await page.locator('.hl-box.sel, mark.sel').first().waitFor();
    expect(await page.locator('.decide .draft .verdict').count()).toBe(1);
  });

  it('gets from every finding to each highlighted source with one action, within a second', async () => {
    const { page } = ines;
    const { findings } = await listOf(page);
    const milliseconds: number[] = [];
    for (const row of findings.filter(({ evidenceCount }) => evidenceCount > 0).slice(0, 40)) {
      await page.locator(`.req[data-finding="${row.id}"]`).click();
      await page.locator('.req-head .mono', { hasText: row.requirementId }).waitFor();
      const { finding } = await read<FindingView>(page, `/api/dossiers/${dossier}/findings/${encodeURIComponent(row.id)}`);
      const number = Math.min(finding.evidence.length, 9);
      const citation = finding.evidence[number - 1]!.citation;
      const started = Date.now();
      await page.keyboard.press(String(number));
      const sheet = citation.boxes[0]?.page ?? citation.page;
      const highlight = page.locator(`[data-page="${sheet}"] [data-highlight="evidence-${number}"].sel`).first();
      await highlight.waitFor();
      await page.waitForFunction(
        ([key, at]) => {
          const stage = document.querySelector('.stage')?.getBoundingClientRect();
          const mark = document
            .querySelector(`[data-page="${at}"][data-drawn="true"] [data-highlight="${key}"].sel`)
            ?.getBoundingClientRect();
          return stage !== undefined && mark !== undefined && mark.bottom > stage.top && mark.top < stage.bottom;
        },
        [`evidence-${number}`, String(sheet)] as const,
        { polling: 'raf' },
      );
      milliseconds.push(Date.now() - started);
      expect(await page.locator('.docname option:checked').textContent()).toBe(citation.file);
    }
    milliseconds.sort((a, b) => a - b);
    console.log(
      `from finding to highlighted source: ${milliseconds.length} findings, one key each; median ${milliseconds[milliseconds.length >> 1]} ms, slowest ${milliseconds.at(-1)} ms`,
    );
    expect(milliseconds[milliseconds.length >> 1]).toBeLessThan(1000);
  });

  it('keeps the place over a reload', async () => {
    const { page } = ines;
    const before = page.url();
    const title = await page.locator('.req-head h1').textContent();
    await page.reload();
    await page.locator('.req-head h1').waitFor();
    expect(page.url()).toBe(before);
    expect(await page.locator('.req-head h1').textContent()).toBe(title);
  });

  it('keeps a half-written reason over a reload, and single keys rest while it is written', async () => {
    const { page } = ines;
    await page.keyboard.press('r');
    await page.keyboard.type('a reason with j and k');
    expect(await page.locator('.decision-form textarea').inputValue()).toBe('a reason with j and k');
    await page.reload();
    await page.locator('.req-head h1').waitFor();
    await page.keyboard.press('r');
    expect(await page.locator('.decision-form textarea').inputValue()).toBe('a reason with j and k');
    await page.locator('.decision-form textarea').fill('');
    await page.keyboard.press('Escape');
    expect(await page.locator('.decision-form').count()).toBe(0);
  });

  it('comments, and takes a decision back; both stay on the record', async () => {
    const { page } = ines;
    const id = new URL(page.url()).searchParams.get('finding')!;
    await page.keyboard.press('m');
    await page.locator('dialog textarea').fill('Asked the holder by telephone.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.history', { hasText: 'Asked the holder by telephone.' }).waitFor();
    await page.keyboard.press('r');
    await page.keyboard.type('The passage is about another product.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.decided').waitFor();
    await page.locator('.decided button').click();
    await page.locator('.decided').waitFor({ state: 'detached' });
    const view = await read<FindingView>(page, `/api/dossiers/${dossier}/findings/${encodeURIComponent(id)}`);
    expect(view.disposition).toBeNull();
    expect(view.history.map(({ decision, withdrawn }) => [decision, withdrawn])).toEqual([
      ['reject', false],
      ['reject', true],
    ]);
  });

  it('adds a finding of her own', async () => {
    const { page } = ines;
    await page.keyboard.press('o');
    await page.locator('dialog textarea').fill('The stability protocol names no storage conditions.');
    await page.keyboard.press('Control+Enter');
    await page.locator('dialog').waitFor({ state: 'detached' });
    const sheet = await read<{ ownFindings: number }>(page, `/api/dossiers/${dossier}/sign-off`);
    expect(sheet.ownFindings).toBe(1);
  });

  it('decides by keyboard everything that needs its own decision, and accepts the routine rest', async () => {
    const { page } = ines;
    await page.goto(`${server.origin}/dossiers/${dossier}/desk?state=own`);
    await page.locator('.req-head h1').waitFor();
    const count = (await listOf(page)).findings.filter(({ needsOwnDecision, decision }) => needsOwnDecision && decision === null).length;
    expect(count).toBeGreaterThan(10);
    for (let done = 0; done < count; done++) {
      const before = new URL(page.url()).searchParams.get('finding');
      await page.keyboard.press('j');
      const draft = page.locator('.decide .draft .verdict');
      // The next one is there when the address has moved on and the list has followed it.
      await page.waitForFunction((last) => {
        const now = new URL(location.href).searchParams.get('finding');
        return now !== last && document.querySelector('.req[aria-current]')?.getAttribute('data-finding') === now;
      }, before);
      const id = new URL(page.url()).searchParams.get('finding');
      await page.locator(`.req-head .mono`, { hasText: id!.replace(/^F-/u, '') }).waitFor();
      if ((await draft.getAttribute('class'))!.includes('v-undecided')) {
        await page.keyboard.press('u');
        await page.keyboard.type('Please send the procedure.');
        await page.keyboard.press('Control+Enter');
      } else await page.keyboard.press('a');
      await page.locator(`.req[data-finding="${id}"]`).waitFor({ state: 'detached' });
    }
    expect((await listOf(page)).findings.every(({ needsOwnDecision, decision }) => !needsOwnDecision || decision !== null)).toBe(true);
    await page.goto(`${server.origin}/dossiers/${dossier}/desk`);
    await page.locator('.reqs .end button').click();
    await page.waitForFunction(
      () =>
        document.querySelector('.reqs .progress')?.getAttribute('aria-valuenow') ===
        document.querySelector('.reqs .progress')?.getAttribute('aria-valuemax'),
    );
    const list = await listOf(page);
    expect(list.decided).toBe(list.total);
  });

  it('is refused a signature with a wrong password and told so', async () => {
    const { page } = ines;
    await page.goto(`${server.origin}/dossiers/${dossier}/sign-off`);
    await page.locator('.meaning input').check();
    await page.locator('input[type=password]').fill('not the password');
    await page.keyboard.press('Control+Enter');
    await page.locator('.sign-form .refusal').waitFor();
    expect(await page.locator('.seal').count()).toBe(0);
  });

  it('signs with name, meaning and password; where a second person is needed, that person approves', async () => {
    const { page } = ines;
    await page.locator('input[type=password]').fill(server.passwords.get('ines')!);
    await page.keyboard.press('Control+Enter');
    await page.locator('.seal', { hasText: 'Ines Calder' }).waitFor();
    const { needsSecondPerson } = await read<{ needsSecondPerson: boolean }>(page, `/api/dossiers/${dossier}/sign-off`);
    if (needsSecondPerson) {
      const arvo = await signIn(browser, server, 'arvo');
      await arvo.page.goto(`${server.origin}/dossiers/${dossier}/sign-off`);
      await arvo.page.locator('.meaning input').check();
      await arvo.page.locator('input[type=password]').fill(server.passwords.get('arvo')!);
      await arvo.page.keyboard.press('Control+Enter');
      await arvo.page.locator('.seal', { hasText: 'Arvo Lindqvist' }).waitFor();
      await arvo.context.close();
    }
    await page.goto(`${server.origin}/dossiers/${dossier}/desk`);
    await page.locator('.decide').waitFor();
    expect(await page.locator('.keys .button:not([disabled])').count()).toBe(0);
  });

  it('downloads the official report in either language', async () => {
    const { page } = ines;
    await page.goto(`${server.origin}/dossiers/${dossier}/report`);
    for (const [language, format] of [
      ['en', 'DOCX'],
      ['zh-CN', 'PDF'],
    ] as const) {
      await page.locator(`.make .toggle button[lang="${language}"]`).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.make button', { hasText: format }).click()]);
      expect(download.suggestedFilename().toLowerCase()).toContain(format.toLowerCase());
      expect(statSync(await download.path()).size).toBeGreaterThan(5000);
    }
    await page.locator('.tag.official').first().waitFor();
    expect(await page.locator('.tag.official').count()).toBe(2);
  });

  it('finds it all in the audit timeline, and verifies the log', async () => {
    const { page } = ines;
    await page.goto(`${server.origin}/audit?dossier=${dossier}`);
    await page.locator('.ev').first().waitFor();
    await page.keyboard.press('v');
    await page.locator('.verify .v-met').waitFor();
    await page.goto(`${server.origin}/audit?dossier=${dossier}&event=review.signed`);
    await page.locator('.ev', { hasText: 'Ines Calder' }).first().waitFor();
  });

  it('was never let down by the page: no fault, no request to elsewhere, nothing against the content security policy', () => {
    expect(ines.faults).toEqual([]);
  });
});
