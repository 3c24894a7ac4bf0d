/**
 * Pictures of every screen in both languages and both themes, at a desk and a tablet width, from a fresh workspace with the sample
 * dossiers. `npm run pictures -- --out FOLDER --only NAME --look desk-light-en`, the last two by how they begin; without `--out` into
 * the folder for temporary files.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type { FindingList } from '../src/contract/index.ts';
import { decideAll, signReview } from '../tests/e2e/decide-all.ts';
import { dossiersOf, launch, read, signIn } from '../tests/e2e/browser.ts';
import { type RunningServer, startServer } from '../tests/e2e/start-server.ts';
import { draftSamples } from '../tests/e2e/draft-samples.ts';

type Language = 'en' | 'zh';
/** What the paths below are made of: two dossiers under review, the first of which nobody has signed, and the writer's own. */
type Place = {
  readonly open: string;
  readonly signed: string;
  readonly own: string;
  readonly language: Language;
  readonly findings: FindingList['findings'];
};
type Shot = {
  readonly name: string;
  readonly who: string;
  readonly path: (place: Place) => string;
  /** Stands on the screen once it is complete. */
  readonly ready: string;
  readonly keys?: readonly string[];
}; // prettier-ignore

const sampleFolder = resolve(import.meta.dirname, '../evals/findings/cases/D2/dossier');
const viewports = { desk: { width: 1280, height: 800 }, tablet: { width: 820, height: 1180 } } as const;

/** A page of a PDF is drawn. */
const drawn = '[data-drawn="true"]';

const at = (screen: string) => (place: Place) => `/dossiers/${place.open}/${screen}`;
const paper = (kind: string) => (place: Place) => `/dossiers/${place.signed}/report?paper=${kind}`;
const desk = (choose: (findings: FindingList['findings']) => string) => (place: Place) =>
  `/dossiers/${place.open}/desk?finding=${encodeURIComponent(choose(place.findings))}`;
const asked = (path: string, en: string, zh: string) => (place: Place) =>
  `${path}?q=${encodeURIComponent(place.language === 'zh' ? zh : en)}`;
const failing = (findings: FindingList['findings']): string =>
  findings.filter(({ verdict }) => verdict === 'not-met').toSorted((a, b) => b.evidenceCount - a.evidenceCount)[0]!.id;
const inText = (findings: FindingList['findings']): string =>
  findings.find(
    ({ files, cover, evidenceCount }) => cover === null && evidenceCount > 0 && files[0] !== undefined && !files[0].endsWith('.pdf'),
  )!.id;

const covered = (findings: FindingList['findings']): string =>
  findings.find(({ cover, evidenceCount }) => cover !== null && evidenceCount > 1)!.id;

/** One line for each screen, and for each state of one that looks different. */
const shots: readonly Shot[] = [
  { name: 'worklist', who: 'ines', path: () => '/dossiers', ready: 'tbody tr' },
  { name: 'worklist-lead', who: 'toma', path: () => '/dossiers', ready: 'tbody tr' },
  { name: 'desk', who: 'ines', path: desk(failing), ready: drawn },
  { name: 'desk-text', who: 'ines', path: desk(inText), ready: '.text-page' },
  { name: 'desk-amend', who: 'ines', path: desk(failing), ready: '.decide .keys', keys: ['e'] },
  { name: 'desk-own-verdict', who: 'ines', path: desk(covered), ready: drawn, keys: ['3'] },
  { name: 'palette', who: 'ines', path: desk(failing), ready: '.decide .keys', keys: ['Control+k'] },
  { name: 'keys', who: 'ines', path: desk(failing), ready: '.decide .keys', keys: ['?'] },
  { name: 'classification', who: 'ines', path: at('classification?question=risk-tier'), ready: '.suggestion' },
  { name: 'facts', who: 'ines', path: at('facts'), ready: '.side' },
  { name: 'facts-matrix', who: 'ines', path: at('facts?view=matrix'), ready: '.matrix, .state-block' },
  { name: 'facts-rows', who: 'ines', path: at('facts?fact=mah.experience'), ready: '.side' },
  {
    name: 'life',
    who: 'ines',
    path: ({ open, findings }) => `/dossiers/${open}/findings/${encodeURIComponent(failing(findings))}/life`,
    ready: '.life ol',
  },
  { name: 'sign-off-open', who: 'ines', path: at('sign-off'), ready: '.sheet' },
  { name: 'sign-off', who: 'ines', path: ({ signed }) => `/dossiers/${signed}/sign-off`, ready: '.sheet' },
  { name: 'report-review', who: 'ines', path: paper('review'), ready: '.paper-sheet' },
  { name: 'report-letter', who: 'ines', path: paper('deficiency-letter'), ready: '.paper-sheet' },
  { name: 'report-focus', who: 'ines', path: paper('inspection-focus'), ready: '.paper-sheet' },
  { name: 'report-certificate', who: 'ines', path: paper('class-b-licence'), ready: '.certificate-fields' },
  { name: 'report-draft', who: 'ines', path: at('report?paper=deficiency-letter'), ready: '.paper-sheet' },
  { name: 'audit', who: 'ines', path: () => '/audit', ready: '.ev', keys: ['v'] },
  { name: 'knowledge', who: 'ines', path: () => '/knowledge', ready: '.source.text' },
  { name: 'knowledge-search', who: 'ines', path: asked('/knowledge', 'capacity', '产能'), ready: '.found .leaf' },
  { name: 'ask', who: 'ines', path: asked('/ask', 'Who keeps the retention samples?', '留样由谁保存？'), ready: '.answers li' },
  { name: 'sessions', who: 'ines', path: () => '/sessions', ready: '.sessions li' },
  { name: 'nowhere', who: 'ines', path: () => '/no-such-screen', ready: '.state-block' },
  { name: 'releases', who: 'gao', path: () => '/governance', ready: '.life li' },
  { name: 'evals', who: 'gao', path: () => '/governance/evals', ready: 'tbody tr' },
  { name: 'shadow', who: 'gao', path: () => '/governance/shadow', ready: 'main h1' },
  { name: 'corrections', who: 'gao', path: () => '/governance/corrections', ready: 'main h1' },
  { name: 'security', who: 'gao', path: () => '/governance/security', ready: 'main h1' },
  { name: 'scenarios', who: 'gao', path: () => '/governance/scenarios', ready: 'tbody tr' },
  { name: 'oversight', who: 'gao', path: () => '/governance/oversight', ready: 'tbody tr' },
  { name: 'egress', who: 'gao', path: () => '/governance/egress', ready: '.panel' },
  { name: 'administration', who: 'admin', path: () => '/administration', ready: 'tbody tr' },
  { name: 'reviewers', who: 'admin', path: () => '/administration?part=teams', ready: 'main h1' },
  { name: 'teams', who: 'admin', path: () => '/administration?part=dossiers', ready: 'main h1' },
  { name: 'endpoints', who: 'admin', path: () => '/administration?part=endpoints', ready: 'main h1' },
  { name: 'retention', who: 'admin', path: () => '/administration?part=retention', ready: '.retention li' },
  { name: 'retention-governance', who: 'gao', path: () => '/administration?part=retention', ready: '.retention li' },
  { name: 'gaps', who: 'wen', path: ({ own }) => `/dossiers/${own}/gaps`, ready: '.gap' },
  { name: 'precheck-report', who: 'wen', path: ({ own }) => `/dossiers/${own}/report`, ready: '.paper-sheet' },
];

/** Hands in a submission as the writer and waits for its gaps; on the way, pictures of receiving and reading it. */
async function handIn(page: Page, shoot: (name: string) => Promise<void>): Promise<string> {
  await page.locator('[data-testid=files]').setInputFiles(readdirSync(sampleFolder).map((file) => join(sampleFolder, file)));
  await page.locator('.receive input.input').fill('Tavometine');
  await shoot('receive');
  await page.locator('.receive button[type=submit]').click();
  await page.locator('.stages').waitFor();
  await shoot('preparation');
  await page.waitForURL(/\/gaps$/u, { timeout: 180_000 });
  return /dossiers\/([^/]+)\//u.exec(page.url())![1]!;
}

/** Signs the dossier of normal risk, so that the signed screens have something to show. Returns both dossiers. */
async function signOne(browser: Browser, server: RunningServer): Promise<Pick<Place, 'open' | 'signed'>> {
  const ines = await signIn(browser, server, 'ines');
  const dossiers = await dossiersOf(ines.page);
  const signed = dossiers.find(({ riskTier }) => riskTier === 'normal') ?? dossiers[0]!;
  const open = dossiers.find(({ id }) => id !== signed.id) ?? signed;
  await decideAll(ines.page, server, signed.id);
  await signReview(ines.page, server, signed.id, 'ines');
  const { phase } = await read<{ phase: string }>(ines.page, `/api/dossiers/${signed.id}/sign-off`);
  if (phase === 'awaiting-approval') {
    const arvo = await signIn(browser, server, 'arvo');
    await signReview(arvo.page, server, signed.id, 'arvo');
    await arvo.context.close();
  }
  await ines.context.close();
  return { open: open.id, signed: signed.id };
}

async function takePictures(folder: string, only: string, lookWanted: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const samples = await draftSamples();
  const server = await startServer(samples);
  const browser = await launch();
  const wanted = shots.filter(({ name }) => name.startsWith(only));
  try {
    const dossiers = await signOne(browser, server);
    let own = '';
    for (const [size, viewport] of Object.entries(viewports)) {
      for (const language of ['en', 'zh'] as const) {
        for (const theme of ['light', 'dark'] as const) {
          if (!`${size}-${theme}-${language}`.startsWith(lookWanted)) continue;
          const look = { language, theme, ...viewport };
          const file = (name: string): string => join(folder, `${name}-${size}-${theme}-${language}.png`);
          for (const who of [...new Set(wanted.map((shot) => shot.who))]) {
            const { page, context } = await signIn(browser, server, who, look);
            const shoot = async (name: string): Promise<void> => void (await page.screenshot({ path: file(name) }));
            if (who === 'wen' && own === '') own = await handIn(page, shoot);
            const path = `/api/dossiers/${who === 'wen' ? own : dossiers.open}/findings`;
            const place = { ...dossiers, own, language, findings: (await read<FindingList>(page, path)).findings };
            for (const shot of wanted.filter((item) => item.who === who)) {
              await page.goto(server.origin + shot.path(place));
              // On a tablet document and finding are tabs.
              if (size === 'tablet' && shot.ready === drawn) await page.locator('.pane-tabs button').nth(1).click();
              await page
                .locator(shot.ready)
                .first()
                .waitFor({ state: size === 'desk' || shot.ready === drawn ? 'visible' : 'attached' });
              for (const key of shot.keys ?? []) await page.keyboard.press(key);
              await page.waitForTimeout(400);
              await shoot(shot.name);
            }
            await context.close();
          }
          const page = await browser.newPage({ viewport });
          await page.goto(`${server.origin}/sign-in?lang=${language}&theme=${theme}`);
          await page.locator('form').waitFor();
          await page.screenshot({ path: file('sign-in') });
          await page.close();
        }
      }
    }
  } finally {
    await browser.close();
    await server.stop();
    rmSync(samples.workspace, { recursive: true, force: true });
  }
  console.log(`Pictures are in ${folder}`);
}

const { values } = parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' }, look: { type: 'string' } } });
await takePictures(resolve(values.out ?? join(tmpdir(), 'countersign-pictures')), values.only ?? '', values.look ?? '');
