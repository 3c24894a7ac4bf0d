/** Pictures of every screen in both languages and both themes, from a fresh workspace with the sample dossiers, into pictures/. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import type { FindingList } from '../src/contract/index.ts';
import { dossiersOf, launch, read, signIn } from '../tests/e2e/browser.ts';
import { type RunningServer, startServer } from '../tests/e2e/start-server.ts';

const sampleFolder = resolve(import.meta.dirname, '../evals/findings/cases/D2/dossier');

type Shot = { readonly name: string; readonly path: string; readonly ready: string; readonly keys?: readonly string[] };

/** What a writer sees: a submission being read, and its gaps. The first time round it is handed in. */
async function takeWriterPictures(
  browser: Browser,
  server: RunningServer,
  language: 'en' | 'zh',
  theme: 'light' | 'dark',
  folder: string,
): Promise<void> {
  const { page, context } = await signIn(browser, server, 'wen', { language, theme });
  const shoot = (name: string): Promise<unknown> => page.screenshot({ path: join(folder, `${name}-${theme}-${language}.png`) });
  const [known] = await dossiersOf(page);
  if (known === undefined) {
    const files = readdirSync(sampleFolder).map((file) => join(sampleFolder, file));
    await page.locator('[data-testid=files]').setInputFiles(files);
    await page.locator('.receive input.input').fill('Tavometine');
    await shoot('receive');
    await page.locator('.receive button[type=submit]').click();
    await page.locator('.stages').waitFor();
    await shoot('preparation');
    await page.waitForURL(/\/gaps$/u, { timeout: 90_000 });
  } else await page.goto(`${server.origin}/dossiers/${known.id}/gaps`);
  await page.locator('.gap').first().waitFor();
  await shoot('gaps');
  await context.close();
}

async function takePictures(): Promise<void> {
  const folder = resolve(import.meta.dirname, '../pictures');
  mkdirSync(folder, { recursive: true });
  const server = await startServer();
  const browser = await launch();
  try {
    for (const language of ['en', 'zh'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        const { page, context } = await signIn(browser, server, 'ines', { language, theme });
        const dossiers = await dossiersOf(page);
        const dossier = (dossiers.find(({ name }) => /\p{Script=Han}/u.test(name) === (language === 'zh')) ?? dossiers[0]!).id;
        const { findings } = await read<FindingList>(page, `/api/dossiers/${dossier}/findings`);
        const failing = findings.filter(({ verdict }) => verdict === 'not-met').toSorted((a, b) => b.evidenceCount - a.evidenceCount)[0]!;
        const covered = findings.find(({ cover, evidenceCount }) => cover !== null && evidenceCount > 1)!;
        const text = findings.find(
          ({ files, cover, evidenceCount }) => cover === null && evidenceCount > 0 && files[0] !== undefined && !files[0].endsWith('.pdf'),
        )!;
        const desk = (id: string): string => `/dossiers/${dossier}/desk?finding=${encodeURIComponent(id)}`;
        const shots: Shot[] = [
          { name: 'worklist', path: '/dossiers', ready: 'tbody tr' },
          { name: 'desk', path: desk(failing.id), ready: '[data-drawn="true"]' },
          { name: 'desk-text', path: desk(text.id), ready: '.text-page' },
          { name: 'desk-amend', path: desk(failing.id), ready: '.decide .keys', keys: ['e'] },
          { name: 'desk-own-verdict', path: desk(covered.id), ready: '[data-drawn="true"]', keys: ['3'] },
          { name: 'desk-search', path: `${desk(failing.id)}&find=${language === 'zh' ? '留样' : 'site'}&in=dossier`, ready: '.hits li' },
          { name: 'palette', path: desk(failing.id), ready: '.decide .keys', keys: ['Control+k'] },
          { name: 'keys', path: desk(failing.id), ready: '.decide .keys', keys: ['?'] },
          { name: 'facts', path: `/dossiers/${dossier}/facts`, ready: '.side' },
          { name: 'sign-off', path: `/dossiers/${dossier}/sign-off`, ready: '.sheet' },
          { name: 'report', path: `/dossiers/${dossier}/report`, ready: '.make' },
          { name: 'audit', path: '/audit', ready: '.ev', keys: ['v'] },
          { name: 'knowledge', path: '/knowledge', ready: '.source.text' },
          {
            name: 'ask',
            path: `/ask?q=${encodeURIComponent(language === 'zh' ? '留样由谁保存？' : 'Who keeps the retention samples?')}`,
            ready: '.answers li',
          },
          {
            name: 'knowledge-search',
            path: `/knowledge?q=${encodeURIComponent(language === 'zh' ? '产能' : 'capacity')}`,
            ready: '.found .leaf',
          },
        ];
        for (const { name, path, ready, keys = [] } of shots) {
          await page.goto(server.origin + path);
          await page.locator(ready).first().waitFor();
          for (const key of keys) await page.keyboard.press(key);
          await page.waitForTimeout(500);
          await page.screenshot({ path: join(folder, `${name}-${theme}-${language}.png`) });
        }
        await context.close();
        await takeWriterPictures(browser, server, language, theme, folder);
        const fresh = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        await fresh.goto(`${server.origin}/sign-in?lang=${language}&theme=${theme}`);
        await fresh.locator('form').waitFor();
        await fresh.screenshot({ path: join(folder, `sign-in-${theme}-${language}.png`) });
        await fresh.close();
      }
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  console.log(`Pictures are in ${folder}`);
}

await takePictures();
