import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { axeObjections } from './axe-objections.ts';
import { chromiumPath, dossiersOf, signIn, type Visitor } from './browser.ts';
import { useSite } from './use-site.ts';

const sample = resolve(import.meta.dirname, '../../evals/findings/cases/D2/dossier');

describe.skipIf(chromiumPath === undefined)('a regulatory writer', () => {
  const site = useSite();
  let wen: Visitor;
  beforeAll(async () => {
    wen = await signIn(site.browser, site.server, 'wen', { language: 'zh' });
  });

  it('begins with an empty list that says what to do', async () => {
    const { page } = wen;
    await page.locator('.drop').waitFor();
    expect(await page.locator('.drop').count()).toBe(1);
    expect(await page.locator('.banner.info').textContent()).toContain('不构成监管决定');
  });

  it('is not held up when the list is read again while the first submission is sent', async () => {
    const { page } = await signIn(site.browser, site.server, 'wen');
    await page.locator('.drop').waitFor();
    let reads = 0;
    const created = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/api/dossiers'));
    const listed = page.waitForResponse(
      (response) => response.request().method() === 'GET' && response.url().endsWith('/api/dossiers') && reads > 1,
    );
    await page.route('**/api/dossiers', async (route) => {
      if (route.request().method() === 'GET' && (reads += 1) > 1) await created;
      await route.continue();
    });
    await page.route('**/api/dossiers/*/files*', async (route) => {
      await listed;
      await route.continue();
    });
    await page.reload();
    await page
      .locator('[data-testid=files]')
      .setInputFiles([{ name: 'agreement.md', mimeType: 'text/markdown', buffer: Buffer.from('# Agreement') }]);
    await page.locator('.receive input.input').fill('Sent while the list is read');
    await page.locator('.receive button[type=submit]').click();
    await page.waitForURL(/\/gaps$/u, { timeout: 90_000 });
    await page.context().close();
  });

  it('goes on with files that had arrived when sending was stopped, and gets to the gap list', async () => {
    const { page } = await signIn(site.browser, site.server, 'wen');
    const id = await page.evaluate(async () => {
      const { csrfToken } = (await (await fetch('/api/session')).json()) as { csrfToken: string };
      const headers = { 'x-csrf-token': csrfToken, 'content-type': 'application/json' };
      const body = JSON.stringify({ name: 'Sent in part' });
      const made = (await (await fetch('/api/dossiers', { method: 'POST', headers, body })).json()) as { id: string };
      const file = { method: 'PUT', headers: { ...headers, 'content-type': 'application/octet-stream' }, body: '# Agreement' };
      await fetch(`/api/dossiers/${made.id}/files?path=agreement.md`, file);
      return made.id;
    });
    await page.goto(`${site.server.origin}/dossiers/${id}`);
    await page.locator('.arrived .primary').click();
    await page.waitForURL(/\/gaps$/u, { timeout: 90_000 });
    await page.context().close();
  });

  it('hands in the files of a submission, sees the stages, and gets the gap list by document', async () => {
    const { page } = wen;
    await page.locator('[data-testid=files]').setInputFiles(readdirSync(sample).map((file) => join(sample, file)));
    // Without a name the browser says so at the field.
    await page.locator('.receive button[type=submit]').click();
    await page.locator('.receive input.input:invalid:focus').waitFor();
    await page.locator('.receive input.input').fill('Tavometine');
    await page.locator('.receive button[type=submit]').click();
    await page.locator('.stages').waitFor();
    await page.waitForURL(/\/gaps$/u, { timeout: 90_000 });
    await page.locator('.gap').first().waitFor();
    expect(await page.locator('.gap').count()).toBeGreaterThan(5);
    expect(await page.locator('.gaps h2').first().textContent()).toMatch(/\.(pdf|docx|md|xlsx)/u);
  });

  it('sees the same gaps by requirement, at an address of their own', async () => {
    const { page } = wen;
    const count = await page.locator('.gap').count();
    await page.locator('.title .toggle button').nth(1).click();
    expect(page.url()).toContain('by=requirement');
    expect(await page.locator('.gap').count()).toBe(count);
    expect(await axeObjections(page)).toEqual([]);
  });

  it('goes from a gap to its passage with one click, and cannot decide anything', async () => {
    const { page } = wen;
    await page.locator('.gap > a').first().click();
    await page.locator('.decide .draft').waitFor();
    expect(await page.locator('.decide .keys').count()).toBe(0);
    expect(await page.locator('.tabs a[href$="/sign-off"]').count()).toBe(0);
  });

  it('exports a report that is no decision', async () => {
    const { page } = wen;
    await page.locator('.tabs a[href$="/report"]').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.make button.primary').click()]);
    expect(download.suggestedFilename()).toContain('precheck');
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('.tag.official').count()).toBe(0);
  });

  it('stays unseen by reviewers, and they by the writer', async () => {
    const ines = await signIn(site.browser, site.server, 'ines');
    expect((await dossiersOf(ines.page)).some(({ name }) => name === 'Tavometine')).toBe(false);
    const own = (await dossiersOf(wen.page)).map(({ name }) => name);
    expect(own.sort()).toEqual(['Sent in part', 'Sent while the list is read', 'Tavometine']);
    expect([...wen.faults, ...ines.faults]).toEqual([]);
    await ines.context.close();
  });
});
