/**
 * How fast the desk is in a real Chromium: a PDF of so many pages (1,000 unless told) and a list of 500 findings.
 * `npx tsx scripts/measure-desk.ts [pages]`; the figures go to standard output.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import PDFDocument from 'pdfkit';
import type { FindingList } from '../src/contract/index.ts';
import { dossiersOf, launch, signIn } from '../tests/e2e/browser.ts';
import { startServer } from '../tests/e2e/start-server.ts';
import { draftSamples } from '../tests/e2e/draft-samples.ts';

const pages = Number(process.argv[2] ?? '1000');

function longPdf(): Promise<Buffer> {
  return new Promise((done) => {
    const pdf = new PDFDocument({ autoFirstPage: false });
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => done(Buffer.concat(parts)));
    for (let page = 1; page <= pages; page += 1) {
      pdf.addPage().fontSize(14).text(`Batch record, sheet ${page}`).moveDown().fontSize(10);
      for (let line = 1; line <= 40; line += 1) pdf.text(`Step ${line}: blend for ${line} minutes at ${20 + (line % 5)} degrees, signed by operator ${page % 17}.`);
    }
    pdf.end();
  });
} // prettier-ignore

type Scrolled = { readonly frames: number; readonly longest: number; readonly drawn: number };

/**
 * Scrolls an element for two seconds, a third of its height each frame. Frames are counted by the window itself (requestAnimationFrame):
 * how many a second, the longest of them in milliseconds, and the share of them in which a drawn page stood in the middle.
 */
function scroll(page: Page, selector: string): Promise<Scrolled> {
  // As text: the runner of this script would put names of its own into a function.
  return page.evaluate(`new Promise((done) => {
    const element = document.querySelector('${selector}');
    const { left, top, width, height } = element.getBoundingClientRect();
    // From rest: what still comes after opening the page is not part of rolling.
    let calm = 0, before = performance.now();
    requestAnimationFrame(function wait(now) {
      calm = now - before < 25 ? calm + 1 : 0;
      before = now;
      requestAnimationFrame(calm < 30 ? wait : roll);
    });
    let started, last, frames = 0, longest = 0, drawn = 0;
    const roll = (now) => {
      started = last = now;
      requestAnimationFrame(next);
    };
    const next = (now) => {
      frames += 1;
      longest = Math.max(longest, now - last);
      last = now;
      if (document.elementFromPoint(left + width / 2, top + height / 2)?.closest('[data-drawn=true]')) drawn += 1;
      element.scrollTop += element.clientHeight / 3;
      if (now - started < 2000) requestAnimationFrame(next);
      else done({ frames: Math.round((1000 * frames) / (now - started)), longest: Math.round(longest), drawn: drawn / frames });
    };
  })`);
}

/** What this machine's browser can do at all: as many plain boxes of a page's size, in a stage of the desk's, and nothing else. */
async function ceiling(page: Page, stage: { readonly width: number; readonly height: number }): Promise<Scrolled> {
  await page.goto(new URL('/api/health', page.url()).href);
  await page.evaluate(`(() => {
    const stage = document.body.appendChild(document.createElement('div'));
    stage.id = 'ceiling';
    stage.style.cssText = 'overflow: auto; position: relative; width: ${stage.width}px; height: ${stage.height}px';
    for (let box = 0; box < ${pages}; box += 1) {
      const height = Math.round(${stage.width} * 1.29);
      stage.appendChild(document.createElement('div')).style.cssText =
        'position: absolute; left: 14px; right: 14px; border: 1px solid; height: ' + height + 'px; top: ' + box * (height + 12) + 'px';
    }
  })()`);
  return scroll(page, '#ceiling');
}

const samples = await draftSamples();
const server = await startServer(samples);
const browser = await launch();
const folder = mkdtempSync(join(tmpdir(), 'countersign-measure-'));
try {
  const file = join(folder, 'batch-records.pdf');
  writeFileSync(file, await longPdf());
  const iva = await signIn(browser, server, 'iva');
  await iva.page.locator('.filters .primary').click();
  await iva.page.locator('[data-testid=files]').setInputFiles([file]);
  await iva.page.locator('.receive input.input').fill('Long');
  await iva.page.locator('.receive .primary').click();
  await iva.page.waitForURL(/\/desk/u, { timeout: 600_000 });
  const long = (await dossiersOf(iva.page)).find(({ name }) => name === 'Long')!.id;

  const { page, faults } = await signIn(browser, server, 'ines');
  const began = Date.now();
  await page.goto(`${server.origin}/dossiers/${long}/desk`);
  await page.locator('[data-drawn=true]').first().waitFor({ timeout: 60_000 });
  console.log(`${pages} pages: first page drawn ${Date.now() - began} ms after the address was opened`);
  const stage = (await page.locator('.stage').boundingBox())!;
  const rolled = await scroll(page, '.stage');
  const inDocument = await page.locator('.pdf-page').count();
  const plain = await ceiling(page, stage);
  console.log(
    `scrolling: ${rolled.frames} frames a second, longest ${rolled.longest} ms, a drawn page in the middle of ${Math.round(100 * rolled.drawn)} % of them; ${inDocument} pages in the document`,
  );
  console.log(`${pages} plain boxes on the same machine: ${plain.frames} frames a second, longest ${plain.longest} ms`);
  await page.goto(`${server.origin}/dossiers/${long}/desk`);
  await page.locator('[data-drawn=true]').first().waitFor();
  for (const number of [Math.floor(pages / 2), pages - 1]) {
    await page.evaluate(`(() => {
      const list = document.querySelector('.thumbs');
      list.scrollTop = (list.scrollHeight * ${number}) / ${pages};
    })()`);
    const small = page.locator('.thumbs button', { hasText: new RegExp(`^${number + 1}$`, 'u') });
    await small.waitFor();
    const from = Date.now();
    await small.click();
    await page.locator(`[data-page="${number + 1}"][data-drawn=true]`).waitFor();
    console.log(`jump to page ${number + 1}: ${Date.now() - from} ms`);
  }
  const asked = Date.now();
  await page.goto(`${server.origin}/dossiers/${long}/desk?find=operator%207&in=dossier`);
  await page.locator('.hits li').first().waitFor({ timeout: 60_000 });
  console.log(`first search in ${pages} pages: ${Date.now() - asked} ms with the page load`);

  const sample = (await dossiersOf(page)).find(({ riskTier }) => riskTier === 'normal')!.id;
  await page.route('**/findings', async (route) => {
    const answer = await route.fetch();
    const list = (await answer.json()) as FindingList;
    const many = Array.from({ length: 500 }, (_, n) => list.findings[n % list.findings.length]!).map((row, n) => ({
      ...row,
      ...(n < list.findings.length ? {} : { id: `${row.id}-${n}` }),
    }));
    await route.fulfill({ response: answer, json: { ...list, findings: many } });
  });
  await page.goto(`${server.origin}/dossiers/${sample}/desk`);
  await page.locator('.req').nth(499).waitFor({ state: 'attached' });
  const list = await scroll(page, '.reqs-scroll');
  console.log(`list of 500: ${list.frames} frames a second, longest ${list.longest} ms`);
  console.log(`faults: ${faults.length}; load of the machine ${loadavg()[0]!.toFixed(1)}`);
} finally {
  await browser.close();
  await server.stop();
  for (const made of [folder, samples.workspace]) rmSync(made, { recursive: true, force: true });
}
