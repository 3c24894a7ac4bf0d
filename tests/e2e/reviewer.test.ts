import { statSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FindingList, FindingView } from '../../src/contract/index.ts';
import { chromiumPath, dossiersOf, read, signIn, type Visitor } from './browser.ts';
import { giveAll } from './give-all.ts';
import { useSite } from './use-site.ts';

describe.skipIf(chromiumPath === undefined).each([
  ['en', 'normal'],
  ['zh', 'high'],
] as const)('a reviewer, %s, a dossier of %s risk', (language, tier) => {
  const site = useSite();
  let ines: Visitor;
  let dossier: string;
  beforeAll(async () => {
    ines = await signIn(site.browser, site.server, 'ines', { language });
    const dossiers = await dossiersOf(ines.page);
    dossier = dossiers.find(({ riskTier }) => riskTier === tier)!.id;
  });

  const listOf = (page: Page): Promise<FindingList> => read(page, `/api/dossiers/${dossier}/findings`);

  it('opens the sample dossier from the worklist, by j and Enter, at a finding beside its evidence', async () => {
    const { page } = ines;
    const wanted = page.locator(`a[href="/dossiers/${dossier}/desk"]`);
    await wanted.waitFor();
    const isReached = (): Promise<boolean> => wanted.evaluate((link) => link === document.activeElement);
    for (let step = 0; step < 5 && !(await isReached()); step += 1) await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.quote[aria-current]').waitFor();
    await page.locator('.hl-box.sel, mark.sel').first().waitFor();
    // The first one is critical: the own verdict comes before the draft.
    expect(await page.locator('.own-verdict').count()).toBe(1);
    expect(await page.locator('.decide .draft .verdict').count()).toBe(0);
  });

  it('keeps the place over a reload', async () => {
    const { page } = ines;
    const open = (await listOf(page)).findings.find(({ verdict, evidenceCount }) => verdict === 'not-met' && evidenceCount > 1)!;
    await page.goto(`${site.server.origin}/dossiers/${dossier}/desk?finding=${encodeURIComponent(open.id)}&evidence=2`);
    await page.locator('.decide .keys').waitFor();
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
    await page.locator('.decided[data-pending=false]').waitFor();
    await page.keyboard.press('z');
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

  it('decides everything by keyboard alone: own verdict first where it is asked, then the draft; the routine rest together', async () => {
    const { page } = ines;
    await page.goto(`${site.server.origin}/dossiers/${dossier}/desk`);
    await page.locator('.fscroll').waitFor();
    const drafts = new Map<string, string | null>();
    const open = new Set((await listOf(page)).findings.filter((row) => row.needsOwnDecision && row.decision === null).map(({ id }) => id));
    for (;;) {
      const id = await decideShown(page, open, drafts);
      if (drafts.size === open.size) break;
      await page.keyboard.press('j');
      await page.locator(`.fscroll:not([data-finding="${id}"])`).waitFor();
    }
    expect([...drafts.values()].filter((own) => own !== null).length).toBeGreaterThan(10);
    const rest = await listOf(page);
    expect(rest.findings.filter(({ needsOwnDecision, decision }) => needsOwnDecision && decision === null)).toEqual([]);
    await page.keyboard.press('Control+k');
    await page.keyboard.type(language === 'zh' ? '常规' : 'routine');
    await page.locator('.palette [aria-selected=true]', { hasText: /routine|常规/u }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () =>
        document.querySelector('.reqs .progress')?.getAttribute('aria-valuenow') ===
        document.querySelector('.reqs .progress')?.getAttribute('aria-valuemax'),
    );
    const list = await listOf(page);
    expect(list.decided).toBe(list.total);
  }, 400_000);

  /** Decides the finding that is shown, if it needs it; notes its own verdict, null where none was asked. Keys only. */
  async function decideShown(page: Page, open: ReadonlySet<string>, drafts: Map<string, string | null>): Promise<string> {
    const shown = page.locator('.fscroll');
    const id = (await shown.getAttribute('data-finding'))!;
    if (!open.has(id)) return id;
    const covered = (await shown.getAttribute('data-covered')) === 'true';
    drafts.set(id, covered ? 'met' : null);
    if (covered) {
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
      await page.locator('.decide .draft').waitFor();
    }
    const verdict = (await page.locator('.decide .draft .verdict').getAttribute('class'))!;
    if (verdict.includes('v-undecided')) {
      await page.keyboard.press('u');
      await page.keyboard.type('Please send the procedure.');
      await page.keyboard.press('Control+Enter');
    } else {
      await page.keyboard.press('a');
      if (covered && !verdict.includes('v-met')) {
        await page.keyboard.type('The passages decide it.');
        await page.keyboard.press('Control+Enter');
      }
    }
    await page.locator('.decided[data-pending=false]').waitFor();
    return id;
  }

  it('is refused a signature with a wrong password and told so', async () => {
    const { page } = ines;
    await page.goto(`${site.server.origin}/dossiers/${dossier}/sign-off`);
    await page.locator('.meaning input').check();
    await giveAll(page.locator('.sign-form'), 'ines', 'not the password');
    await page.keyboard.press('Control+Enter');
    await page.locator('.sign-form .refusal').waitFor();
    expect(await page.locator('.seal').count()).toBe(0);
  });

  it('signs with name, meaning and password; where a second person is needed, that person approves', async () => {
    const { page } = ines;
    await giveAll(page.locator('.sign-form'), 'ines', site.server.passwords.get('ines')!);
    await page.keyboard.press('Control+Enter');
    await page.locator('.seal', { hasText: 'Ines Calder' }).waitFor();
    const { needsSecondPerson } = await read<{ needsSecondPerson: boolean }>(page, `/api/dossiers/${dossier}/sign-off`);
    if (needsSecondPerson) {
      const arvo = await signIn(site.browser, site.server, 'arvo');
      await arvo.page.goto(`${site.server.origin}/dossiers/${dossier}/sign-off`);
      await arvo.page.locator('.meaning input').check();
      await giveAll(arvo.page.locator('.sign-form'), 'arvo', site.server.passwords.get('arvo')!);
      await arvo.page.keyboard.press('Control+Enter');
      await arvo.page.locator('.seal', { hasText: 'Arvo Lindqvist' }).waitFor();
      await arvo.context.close();
    }
    await page.goto(`${site.server.origin}/dossiers/${dossier}/desk`);
    await page.locator('.decide').waitFor();
    expect(await page.locator('.keys .button:not([disabled])').count()).toBe(0);
  });

  it('downloads the official report in either language', async () => {
    const { page } = ines;
    await page.goto(`${site.server.origin}/dossiers/${dossier}/report`);
    for (const [language, format] of [
      ['en', 'DOCX'],
      ['zh-CN', 'PDF'],
    ] as const) {
      await page.locator(`.make .toggle button[lang="${language}"]`).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.make button', { hasText: format }).click()]);
      expect(download.suggestedFilename().toLowerCase()).toContain(format.toLowerCase());
      expect(statSync(await download.path()).size).toBeGreaterThan(5000);
    }
    await expect.poll(() => page.locator('.made .tag.official').count()).toBe(2);
  });

  it('finds it all in the audit timeline, and verifies the log', async () => {
    const { page } = ines;
    await page.goto(`${site.server.origin}/audit?dossier=${dossier}`);
    await page.locator('.ev').first().waitFor();
    await page.keyboard.press('v');
    await page.locator('.verify .v-met').waitFor();
    await page.goto(`${site.server.origin}/audit?dossier=${dossier}&event=review.signed`);
    await page.locator('.ev', { hasText: 'Ines Calder' }).first().waitFor();
  });

  it('was never let down by the page: no fault, no request to elsewhere, nothing against the content security policy', () => {
    expect(ines.faults).toEqual([]);
  });
});
