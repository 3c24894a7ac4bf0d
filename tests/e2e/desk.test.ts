import { beforeAll, describe, expect, it } from 'vitest';
import type { DossierSearchResult, FindingList, FindingRow, FindingView } from '../../src/contract/index.ts';
import { chromiumPath, dossiersOf, read, signIn, type Visitor } from './browser.ts';
import { useSite } from './use-site.ts';

describe.skipIf(chromiumPath === undefined)('the review desk', () => {
  const site = useSite();
  let ines: Visitor;
  let toma: Visitor;
  let dossier: string;
  let chinese: string;
  beforeAll(async () => {
    ines = await signIn(site.browser, site.server, 'ines');
    toma = await signIn(site.browser, site.server, 'toma', { language: 'zh', theme: 'dark' });
    const dossiers = await dossiersOf(ines.page);
    dossier = dossiers.find(({ riskTier }) => riskTier === 'normal')!.id;
    chinese = dossiers.find(({ riskTier }) => riskTier === 'high')!.id;
  });

  const rowsOf = async (id = dossier): Promise<FindingRow[]> =>
    (await read<FindingList>(ines.page, `/api/dossiers/${id}/findings`)).findings;
  const desk = (id: string, more = '', of = dossier): string =>
    `${site.server.origin}/dossiers/${of}/desk?finding=${encodeURIComponent(id)}${more}`;
  const viewOf = (id: string): Promise<FindingView> => read(ines.page, `/api/dossiers/${dossier}/findings/${encodeURIComponent(id)}`);

  describe('before the own verdict', () => {
    it('shows requirement, clause and passages, and nothing that tells of the draft', async () => {
      const { page } = ines;
      const row = (await rowsOf()).find(({ cover, evidenceCount }) => cover === 'critical' && evidenceCount > 1)!;
      await page.goto(desk(row.id));
      await page.locator('.own-verdict').waitFor();
      await page.locator('.hl-box.sel, mark.sel').first().waitFor();
      expect(await page.locator('.fpane .state, .fpane .draft, .fpane .trace, .fpane .case, .fpane .opinion').count()).toBe(0);
      expect(await page.locator('.hl-box.sup, .hl-box.con, mark.sup, mark.con').count()).toBe(0);
      expect(await page.locator(`.req[data-finding="${row.id}"] .v-covered`).count()).toBe(1);
      expect(await page.locator('.own-verdict button[type=submit]').isDisabled()).toBe(true);
    });

    it('shows one finding at a time, also from one covered draft to the next', async () => {
      const { page } = ines;
      const rows = await rowsOf();
      const first = rows.findIndex(({ cover }, at) => cover !== null && (rows[at + 1]?.cover ?? null) !== null);
      await page.goto(desk(rows[first]!.id));
      await page.locator('.own-verdict').waitFor();
      await page.keyboard.press('j');
      await page.locator(`.fscroll[data-finding="${rows[first + 1]!.id}"]`).waitFor();
      expect(await page.locator('.fpane .fscroll').count()).toBe(1);
      expect(await page.locator('.own-verdict').count()).toBe(1);
      const covered = rows.find(({ cover, evidenceCount }) => cover === 'critical' && evidenceCount > 1)!;
      await page.goto(desk(covered.id));
      await page.locator('.own-verdict').waitFor();
    });

    it('keeps what would tell at rest, walks the passages by n and p, and keeps a half-written note', async () => {
      const { page } = ines;
      for (const key of ['a', 'r', 'i', 't', 'x']) await page.keyboard.press(key);
      expect(await page.locator('.own-verdict').count()).toBe(1);
      await page.keyboard.press('n');
      await page.locator('.quote[data-evidence="2"][aria-current]').waitFor();
      await page.locator('.own-note input').fill('One code, shared');
      await page.reload();
      await page.locator('.own-verdict').waitFor();
      expect(await page.locator('.own-note input').inputValue()).toBe('One code, shared');
    });

    it('records the verdict by digit and Enter, then shows the draft beside it, and asks why where they differ', async () => {
      const { page } = ines;
      await page.keyboard.press('6');
      await page.keyboard.press('Enter');
      await page.locator('.decide .draft .verdict').waitFor();
      await page.locator('.own-said .v-undecided').waitFor();
      const id = (await page.locator('.fscroll').getAttribute('data-finding'))!;
      expect((await viewOf(id)).blindVerdicts).toMatchObject([{ verdict: 'undecided', note: 'One code, shared', byName: 'Ines Calder' }]);
      if ((await viewOf(id)).finding.verdict === 'undecided') return;
      await page.keyboard.press('a');
      expect(await page.locator('.decision-form button[type=submit]').isDisabled()).toBe(true);
      await page.keyboard.type('The agreement names both.');
      await page.keyboard.press('Control+Enter');
      await page.locator('.decided[data-pending=false]').waitFor();
      expect((await viewOf(id)).disposition).toMatchObject({ decision: 'accept', reason: 'The agreement names both.' });
    });

    it('is asked of the second reviewer as well, who has not seen it decided', async () => {
      const row = (await rowsOf()).find(({ cover }) => cover === 'drawn')!;
      await toma.page.goto(desk(row.id));
      await toma.page.locator('.own-verdict', { hasText: '随机抽取' }).waitFor();
      await ines.page.goto(desk(row.id));
      await ines.page.locator('.own-verdict').waitFor();
      await ines.page.keyboard.press('3');
      await ines.page.keyboard.press('Enter');
      await ines.page.locator('.decide .draft').waitFor();
      expect(await toma.page.locator('.own-verdict').count()).toBe(1);
      await ines.page.keyboard.press('r');
      await ines.page.keyboard.type('Not what the passages say.');
      await ines.page.keyboard.press('Control+Enter');
      await toma.page.locator('.decided', { hasText: 'Ines Calder' }).waitFor();
    });
  });

  describe('search', () => {
    it('finds words in the document and in the whole dossier, jumps to each and marks it', async () => {
      const { page } = ines;
      const row = (await rowsOf()).find(({ verdict, evidenceCount }) => verdict === 'not-met' && evidenceCount > 0)!;
      await page.goto(desk(row.id));
      await page.locator('.decide .keys').waitFor();
      await page.keyboard.press('Control+Shift+f');
      await page.keyboard.type('capacity');
      await page.locator('.hits li').first().waitFor();
      const { total, hits } = await read<DossierSearchResult>(page, `/api/dossiers/${dossier}/search?q=capacity`);
      expect(total).toBeGreaterThan(3);
      await page.keyboard.press('Enter');
      const [first] = hits;
      await page.locator(`[data-page="${first!.page}"] [data-highlight="place"]`).first().waitFor();
      expect(await page.locator('.docname option:checked').textContent()).toBe(first!.file);
      await page.keyboard.press('Shift+Enter');
      await page.locator('.hits button[aria-current]').last().waitFor();
      expect(new URL(page.url()).searchParams.get('find')).toBe('capacity');
      await page.reload();
      await page.locator('.hits button[aria-current]').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.finder').waitFor({ state: 'detached' });
    });

    it.each(['样', '留样', '质量协议'])('finds Chinese words, down to one character: %s', async (words) => {
      const { page } = toma;
      const { total, hits } = await read<DossierSearchResult>(page, `/api/dossiers/${chinese}/search?q=${encodeURIComponent(words)}`);
      expect(total).toBeGreaterThan(0);
      await page.goto(`${site.server.origin}/dossiers/${chinese}/desk?find=${encodeURIComponent(words)}&in=dossier`);
      await page
        .locator('.hits mark', { hasText: hits[0]!.match.slice(0, 1) })
        .first()
        .waitFor();
      await page.locator('.finder .input').press('Enter');
      await page.locator('[data-highlight="place"]').first().waitFor();
    });

    it('never lets a key meant for the search act on the finding', async () => {
      const { page } = ines;
      const row = (await rowsOf()).find(({ verdict, decision }) => verdict === 'not-met' && decision === null)!;
      await page.goto(desk(row.id));
      await page.locator('.decide .keys').waitFor();
      await page.keyboard.press('Control+f');
      await page.keyboard.type('area');
      expect(await page.locator('.finder .input').inputValue()).toBe('area');
      expect((await viewOf(row.id)).disposition).toBeNull();
    });

    it('says that there is nothing where there is nothing', async () => {
      const { page } = ines;
      await page.locator('.finder .input').fill('zyxwvut');
      await page.locator('.finder [role=status]', { hasText: 'Not in this document' }).waitFor();
      await page.keyboard.press('Escape');
    });
  });

  describe('by name and by key', () => {
    it('opens requirements, documents and screens from the palette', async () => {
      const { page } = ines;
      const row = (await rowsOf())[20]!;
      await page.keyboard.press('Control+k');
      await page.keyboard.type(row.title.en);
      await page.locator('.palette [aria-selected=true]', { hasText: row.title.en }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator(`.fscroll[data-finding="${row.id}"]`).waitFor();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('07_');
      await page.keyboard.press('Enter');
      await page.locator('.docname option:checked', { hasText: '07_' }).waitFor({ state: 'attached' });
      await page.keyboard.press('Control+k');
      await page.keyboard.type('facts');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/facts$/u);
      await page.goBack();
      await page.locator('.fscroll').waitFor();
    });

    it('acts on what the last key opened, however fast the keys come', async () => {
      const { page } = ines;
      const rows = (await rowsOf()).filter(({ verdict, decision }) => verdict === 'not-met' && decision === null);
      const [first, second] = rows;
      await page.goto(desk(first!.id, '&verdict=not-met&state=open'));
      await page.locator(`.fscroll[data-finding="${first!.id}"]`).waitFor();
      await page.waitForTimeout(500);
      await Promise.all([page.keyboard.press('j'), page.keyboard.press('a')]);
      await page.locator('.decided[data-pending=false], .fscroll').first().waitFor();
      await expect.poll(async () => (await viewOf(second!.id)).disposition?.decision ?? null).toBe('accept');
      expect((await viewOf(first!.id)).disposition).toBeNull();
    });

    it('takes the last decision back by one key, also from the next finding, as a record of its own', async () => {
      const { page } = ines;
      const row = (await rowsOf()).find(({ verdict, decision }) => verdict === 'not-met' && decision === null)!;
      await page.goto(desk(row.id));
      await page.locator('.decide .keys').waitFor();
      await page.keyboard.press('a');
      await page.locator('.decided[data-pending=false]').waitFor();
      const met = (await rowsOf()).find(({ verdict, decision }) => verdict === 'met' && decision === null)!;
      await page.keyboard.press('Control+k');
      await page.keyboard.type(met.title.en);
      await page.keyboard.press('Enter');
      await page.locator(`.fscroll[data-finding="${met.id}"]`).waitFor();
      await page.keyboard.press('z');
      await page.locator(`.fscroll[data-finding="${row.id}"]`).waitFor();
      await page.locator('.decided').waitFor({ state: 'detached' });
      expect((await viewOf(row.id)).history.map(({ withdrawn }) => withdrawn)).toEqual([false, true]);
    });

    it('asks a colleague, who finds the question beside their name and answers it', async () => {
      const { page } = ines;
      const id = (await page.locator('.fscroll').getAttribute('data-finding'))!;
      await page.keyboard.press('q');
      await page.locator('dialog select').selectOption({ label: 'Toma Reiss' });
      await page.locator('dialog textarea').fill('Is the vacancy filled by now?');
      await page.keyboard.press('Control+Enter');
      await page.locator('.history', { hasText: 'Is the vacancy filled by now?' }).waitFor();
      await toma.page.goto(`${site.server.origin}/dossiers`);
      await toma.page.locator('.asked').click();
      await toma.page.locator('.questions-menu', { hasText: 'Is the vacancy filled by now?' }).locator('a').click();
      await toma.page.locator(`.fscroll[data-finding="${id}"]`).waitFor();
      await toma.page.keyboard.press('m');
      await toma.page.locator('dialog textarea').fill('是，自十一月起。');
      await toma.page.keyboard.press('Control+Enter');
      await page.locator('.history', { hasText: '是，自十一月起。' }).waitFor();
      await toma.page.reload();
      await toma.page.locator('.fscroll').waitFor();
      expect(await toma.page.locator('.asked').count()).toBe(0);
    });

    it('makes an own finding of words that are marked in the document', async () => {
      const { page } = ines;
      await page.keyboard.press('1');
      await page.locator('.hl-box.sel, mark.sel').first().waitFor();
      await page.locator('[data-page] [data-start]').first().waitFor();
      await page.evaluate(() => {
        const pieces = [...document.querySelectorAll('[data-page] [data-start]')];
        const words = pieces.sort((a, b) => (b.textContent ?? '').length - (a.textContent ?? '').length)[0]!;
        const range = document.createRange();
        range.selectNodeContents(words);
        getSelection()!.removeAllRanges();
        getSelection()!.addRange(range);
      });
      await page.locator('.selection-bar button').first().click();
      await page.locator('dialog .source').waitFor();
      await page.locator('dialog textarea').fill('The wording leaves the duty open.');
      await page.keyboard.press('Control+Enter');
      await page.locator('dialog').waitFor({ state: 'detached' });
      const { ownFindings = [] } = await read<FindingList>(page, `/api/dossiers/${dossier}/findings`);
      expect(ownFindings.at(-1)?.citations).toHaveLength(1);
    });

    it('keeps what is in sight while the page grows, and fits it to the width again', async () => {
      const { page } = ines;
      const width = (): Promise<number> =>
        page
          .locator('.paper')
          .first()
          .evaluate((sheet) => sheet.getBoundingClientRect().width);
      const before = await width();
      await page.keyboard.press('+');
      await page
        .waitForFunction((old) => document.querySelector('.paper')!.getBoundingClientRect().width > old + 20, before)
        .catch(() => 0);
      await page.keyboard.press('0');
      await expect.poll(width).toBeCloseTo(before, 0);
    });
  });

  it('forgets half-written texts when the person signs out', async () => {
    const { page } = ines;
    const row = (await rowsOf()).find(({ verdict, decision }) => verdict === 'not-met' && decision === null)!;
    await page.goto(desk(row.id));
    await page.locator('.decide .keys').waitFor();
    await page.keyboard.press('r');
    await page.keyboard.type('half');
    expect(await page.evaluate(() => Object.values({ ...localStorage }).includes('half'))).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.account').click();
    await page.locator('.menu .item').last().click();
    await page.waitForURL(/\/sign-in/u);
    expect(await page.evaluate(() => Object.keys({ ...localStorage }).some((key) => key.startsWith('countersign.draft.')))).toBe(false);
  });

  it('was never let down by the page', () => {
    expect([...ines.faults, ...toma.faults]).toEqual([]);
  });
});
