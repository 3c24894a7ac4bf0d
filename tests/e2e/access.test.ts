import { beforeAll, describe, expect, it } from 'vitest';
import type { DossierView, FindingList } from '../../src/contract/index.ts';
import { axeObjections } from './axe-objections.ts';
import { chromiumPath, dossiersOf, read, signIn, type Visitor } from './browser.ts';
import { useSite } from './use-site.ts';

describe.skipIf(chromiumPath === undefined)('the console', () => {
  const site = useSite();
  let ines: Visitor;
  let dossier: string;
  let screens: { name: string; path: string; ready: string; act?: string }[];
  beforeAll(async () => {
    ines = await signIn(site.browser, site.server, 'ines');
    dossier = (await dossiersOf(ines.page))[0]!.id;
    const { documents } = await read<DossierView>(ines.page, `/api/dossiers/${dossier}`);
    const { findings } = await read<FindingList>(ines.page, `/api/dossiers/${dossier}/findings`);
    const text = documents.find(({ format }) => format !== 'pdf')!;
    const failing = findings.find(({ verdict, evidenceCount }) => verdict === 'not-met' && evidenceCount > 1)!;
    const covered = findings.find(({ cover, evidenceCount }) => cover !== null && evidenceCount > 1)!;
    const at = `/dossiers/${dossier}`;
    screens = [
      { name: 'worklist', path: '/dossiers', ready: 'tbody tr' },
      { name: 'desk with a PDF', path: `${at}/desk?finding=${encodeURIComponent(failing.id)}`, ready: '.hl-box.sel, mark.sel' },
      { name: 'desk with running text', path: `${at}/desk?file=${text.id}&page=1&verdict=not-met`, ready: '.text-page' },
      {
        name: 'desk while amending',
        path: `${at}/desk?finding=${encodeURIComponent(failing.id)}&verdict=not-met`,
        ready: '.decide .keys',
        act: 'e',
      },
      {
        name: 'desk before the own verdict',
        path: `${at}/desk?finding=${encodeURIComponent(covered.id)}`,
        ready: '.own-verdict',
        act: '3',
      },
      { name: 'search in the dossier', path: `${at}/desk?finding=${encodeURIComponent(failing.id)}&find=a&in=dossier`, ready: '.hits li' },
      { name: 'palette', path: `${at}/desk?finding=${encodeURIComponent(failing.id)}`, ready: '.decide .keys', act: 'Control+k' },
      {
        name: 'asking a colleague',
        path: `${at}/desk?verdict=not-met&finding=${encodeURIComponent(failing.id)}`,
        ready: '.decide .keys',
        act: 'q',
      },
      { name: 'all keys', path: `${at}/desk?finding=${encodeURIComponent(failing.id)}`, ready: '.decide .keys', act: '?' },
      { name: 'facts', path: `${at}/facts`, ready: '.side' },
      { name: 'sign-off', path: `${at}/sign-off`, ready: '.sheet' },
      { name: 'report', path: `${at}/report`, ready: '.make' },
      { name: 'own sessions', path: '/sessions', ready: '.sessions li' },
      { name: 'audit', path: '/audit', ready: '.ev' },
      { name: 'knowledge', path: '/knowledge', ready: '.source.text' },
      { name: 'ask', path: '/ask?q=retention%20samples', ready: '.answers li' },
      { name: 'nothing found', path: '/ask?q=capital%20of%20France', ready: '.ask .state-block' },
      { name: 'search', path: '/knowledge?q=capacity', ready: '.found' },
    ];
  });

  for (const [theme, language] of [
    ['light', 'en'],
    ['dark', 'zh'],
  ] as const) {
    it(`has nothing that axe objects to on any screen, ${theme}, ${language}`, async () => {
      const { page } = ines;
      const objections: string[] = [];
      for (const { name, path, ready, act } of screens) {
        await page.goto(`${site.server.origin}${path}${path.includes('?') ? '&' : '?'}theme=${theme}&lang=${language}`);
        await page.locator(ready).first().waitFor();
        if (act !== undefined) await page.keyboard.press(act);
        expect(await page.locator('html').getAttribute('lang')).toBe(language === 'zh' ? 'zh-CN' : 'en');
        for (const objection of await axeObjections(page)) objections.push(`${name}: ${objection}`);
      }
      expect(objections).toEqual([]);
    }, 400_000);
  }

  it('has nothing that axe objects to at the sign-in', async () => {
    const context = await site.browser.newContext();
    const page = await context.newPage();
    for (const theme of ['light', 'dark']) {
      await page.goto(`${site.server.origin}/sign-in?theme=${theme}`);
      await page.locator('form').waitFor();
      expect(await axeObjections(page)).toEqual([]);
    }
    await context.close();
  });

  it('is judged by an axe that sees what is wrong: a faint text, a picture and a button without a name', async () => {
    const { page } = ines;
    await page.goto(`${site.server.origin}/dossiers?lang=en&theme=light`);
    await page.locator('tbody tr').first().waitFor();
    await page.evaluate(() => {
      const planted = document.querySelector('main')!.appendChild(document.createElement('p'));
      planted.innerHTML = '<span>faint</span><img src="data:," /><button></button>';
      Object.assign((planted.firstChild as HTMLElement).style, { color: '#bbb', background: '#fff' });
    });
    const rules = (await axeObjections(page)).map((objection) => objection.split(':')[0]);
    expect(rules.sort()).toEqual(['button-name', 'color-contrast', 'image-alt']);
  });

  it('changes language at once and remembers it', async () => {
    const { page } = ines;
    await page.goto(`${site.server.origin}/dossiers?lang=en`);
    await page.locator('h1', { hasText: 'Dossiers' }).waitFor();
    await page.locator('.topbar button[lang=zh-CN]').click();
    await page.locator('h1', { hasText: '资料' }).waitFor();
    await page.goto(`${site.server.origin}/audit`);
    await page.locator('h1', { hasText: '事件记录' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.locator('.topbar button[lang=en]').click();
  });

  it('works on a tablet: list as a drawer, document and finding as tabs, the decision in sight', async () => {
    const { page } = ines;
    await page.setViewportSize({ width: 820, height: 1100 });
    await page.goto(`${site.server.origin}${screens[1]!.path}&lang=en&theme=light`);
    await page.locator('.decide').waitFor();
    expect(await page.locator('.docpane').isVisible()).toBe(false);
    await page.keyboard.press('1');
    await page.locator('.docpane').waitFor();
    expect(await page.locator('.decide').isVisible()).toBe(true);
    await page.keyboard.press('l');
    await page.locator('.reqs').waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(820);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('shows a role only what it may do', async () => {
    const gao = await signIn(site.browser, site.server, 'gao');
    await gao.page.goto(`${site.server.origin}/dossiers/${dossier}/desk`);
    await gao.page.locator('.decide').waitFor();
    expect(await gao.page.locator('.decide .keys').count()).toBe(0);
    const wen = await signIn(site.browser, site.server, 'wen');
    await wen.page.locator('h1').waitFor();
    expect(await wen.page.locator('.banner.info').count()).toBe(1);
    expect(await wen.page.locator('.topnav a').count()).toBe(3);
    await wen.page.goto(`${site.server.origin}/dossiers/${dossier}/desk`);
    await wen.page.locator('.problem').waitFor();
    await gao.context.close();
    await wen.context.close();
  });

  it('takes a dossier in by files, shows its stages, and opens the draft', async () => {
    const iva = await signIn(site.browser, site.server, 'iva');
    await iva.page.locator('.filters .primary').click();
    await iva.page.locator('[data-testid=files]').setInputFiles([
      {
        name: 'application.md',
        mimeType: 'text/markdown',
        buffer: Buffer.from(
          '# Application form\n\nProduct: Examplin Tablets 10 mg\n\nHolder: Northbank Pharma Ltd.\n\nThe site keeps retention samples.\n',
        ),
      },
    ]);
    await iva.page.locator('.receive input.input').fill('Examplin');
    await iva.page.locator('.receive .primary').click();
    await iva.page.waitForURL(/\/dossiers\/[^/]+\/desk/u, { timeout: 60_000 });
    await iva.page.locator('.req').first().waitFor();
    expect(iva.faults).toEqual([]);
    await iva.context.close();
  });

  it('never broke on the way', () => {
    expect(ines.faults).toEqual([]);
  });
});
