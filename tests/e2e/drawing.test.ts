import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, dossiersOf, launch, signIn } from './browser.ts';
import { type RunningServer, startServer } from './start-server.ts';

/** Two pages of 612 × 792 points, each with a black square from 100 to 300; on the second a luminosity mask hides its right half. */
function twoPages(): Buffer {
  const stream = (head: string, body: string): string => `<< ${head} /Length ${body.length} >>\nstream\n${body}\nendstream`;
  const square = '0 0 0 rg 100 300 200 200 re f BT /F 14 Tf 100 700 Td (Drawn as it was sent) Tj ET';
  const resources = '/Resources << /Font << /F 7 0 R >> /ExtGState << /M 8 0 R >> >>';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] ${resources} /Contents 5 0 R >>`,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] ${resources} /Contents 6 0 R >>`,
    stream('', square),
    stream('', `/M gs ${square}`),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /ExtGState /SMask << /Type /Mask /S /Luminosity /G 9 0 R >> >>',
    stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency /CS /DeviceGray >>',
      '1 g 100 300 100 200 re 0 600 612 192 re f',
    ),
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

/** How bright a drawn page is at a place in points from its upper left corner, 0 to 255. */
function brightness(page: Page, number: number, x: number, y: number): Promise<number> {
  return page.evaluate(
    ([sheet, left, top]) => {
      const picture = document.querySelector<HTMLCanvasElement>(`[data-page="${sheet}"] canvas`)!;
      const copy = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
      copy.drawImage(picture, 0, 0);
      const scale = picture.width / 612;
      return copy.getImageData(Math.round(left * scale), Math.round(top * scale), 1, 1).data[1]!;
    },
    [number, x, y] as const,
  );
}

describe.skipIf(chromiumPath === undefined)('a page', () => {
  let server: RunningServer;
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'countersign-drawing-'));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is drawn as it was sent, also where only a window can draw its masks', async () => {
    const file = join(folder, 'squares.pdf');
    writeFileSync(file, twoPages());
    const iva = await signIn(browser, server, 'iva');
    await iva.page.locator('.filters .primary').click();
    await iva.page.locator('[data-testid=files]').setInputFiles([file]);
    await iva.page.locator('.receive input.input').fill('Squares');
    await iva.page.locator('.receive .primary').click();
    await iva.page.waitForURL(/\/desk/u, { timeout: 120_000 });
    const dossier = (await dossiersOf(iva.page)).find(({ name }) => name === 'Squares')!.id;

    const { page, faults } = await signIn(browser, server, 'ines');
    await page.goto(`${server.origin}/dossiers/${dossier}/desk`);
    for (const number of [1, 2]) {
      await page.locator('.thumbs button').nth(number - 1).click(); // prettier-ignore
      await page.locator(`[data-page="${number}"][data-drawn=true]`).waitFor();
    }
    const y = 792 - 400;
    expect([await brightness(page, 1, 150, y), await brightness(page, 1, 250, y), await brightness(page, 1, 350, y)]).toEqual([0, 0, 255]);
    expect([await brightness(page, 2, 150, y), await brightness(page, 2, 250, y), await brightness(page, 2, 350, y)]).toEqual([
      0, 255, 255,
    ]);
    expect(faults).toEqual([]);
  });
});
