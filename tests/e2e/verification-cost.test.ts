import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingAnswer, FindingList } from '../../src/contract/index.ts';
import type { DossierCitation } from '../../src/domain/index.ts';
import { chromiumPath, dossiersOf, launch, read, signIn, type Visitor } from './browser.ts';
import { judgeAll } from './own-verdict.ts';
import { type RunningServer, startServer } from './start-server.ts';

/** The design's measure: from any claim to its highlighted source one action and at most a second. On a quiet machine p95 is far below. */
const longest = 1000;

describe.skipIf(chromiumPath === undefined)('the cost of verifying', () => {
  let server: RunningServer;
  let browser: Browser;
  let ines: Visitor;
  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
    ines = await signIn(browser, server, 'ines');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Presses a key and waits, frame by frame in the page itself, until the highlight is in sight on a drawn page; milliseconds. */
  async function costOf(page: Page, number: number, citation: DossierCitation): Promise<number> {
    const sheet = citation.boxes[0]?.page ?? citation.page;
    await page.evaluate(
      ([key, at, file, limit]) => {
        const cost = new Promise<number>((done, fail) => {
          addEventListener(
            'keydown',
            () => {
              const started = performance.now();
              const look = (): void => {
                const spent = performance.now() - started;
                const shown = document.querySelector<HTMLSelectElement>('.docname')?.selectedOptions[0]?.textContent;
                const stage = document.querySelector('.stage')?.getBoundingClientRect();
                const page = document.querySelector(`[data-page="${at}"][data-drawn="true"]`);
                const mark = page?.querySelector(`[data-highlight="${key}"].sel`)?.getBoundingClientRect();
                const inSight = stage !== undefined && mark !== undefined && mark.bottom > stage.top && mark.top < stage.bottom;
                if (shown === file && inSight) done(spent);
                else if (spent > limit) fail(new Error(`not in sight after ${limit} ms: ${file}, page ${at}, ${key}`));
                else requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            },
            { once: true, capture: true },
          );
        });
        // A refusal is met below, not as a fault of the page.
        cost.catch(() => undefined);
        Object.assign(window, { cost });
      },
      [`evidence-${number}`, String(sheet), citation.file, longest * 5] as const,
    );
    await page.keyboard.press(String(number));
    return page.evaluate(() => (window as unknown as { cost: Promise<number> }).cost);
  }

  it('is one key and a moment from a finding to the last of its passages, for a third of all findings of each sample', async () => {
    const { page } = ines;
    const milliseconds: number[] = [];
    const looks: { cost: number; place: string }[] = [];
    for (const { id: dossier } of await dossiersOf(page)) {
      await judgeAll(page, dossier);
      const { findings } = await read<FindingList>(page, `/api/dossiers/${dossier}/findings`);
      await page.goto(`${server.origin}/dossiers/${dossier}/desk`);
      await page.locator('.fscroll').waitFor();
      for (const row of findings.filter(({ evidenceCount }) => evidenceCount > 0).filter((_, index) => index % 3 === 0)) {
        await page.locator(`.req[data-finding="${row.id}"]`).click();
        await page.locator(`.fscroll[data-finding="${row.id}"]`).waitFor();
        const answer = await read<FindingAnswer>(page, `/api/dossiers/${dossier}/findings/${encodeURIComponent(row.id)}`);
        if ('covered' in answer) throw new Error('judged findings are not covered');
        const number = Math.min(answer.finding.evidence.length, 9);
        const { citation } = answer.finding.evidence[number - 1]!;
        const cost = await costOf(page, number, citation);
        milliseconds.push(cost);
        looks.push({ cost, place: `${citation.file} p. ${citation.page}` });
      }
    }
    milliseconds.sort((a, b) => a - b);
    const at = (share: number): number =>
      Math.round(milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))]!);
    console.log(
      `from finding to highlighted source: ${milliseconds.length} findings, 1 key each; median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms`,
    );
    for (const { cost, place } of looks.sort((a, b) => b.cost - a.cost).slice(0, 5)) console.log(`  ${Math.round(cost)} ms: ${place}`);
    expect(milliseconds.length).toBeGreaterThan(40);
    expect(at(0.95)).toBeLessThanOrEqual(longest);
    expect(ines.faults).toEqual([]);
  }, 400_000);
});
