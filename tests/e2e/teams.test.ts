import { describe, expect, it } from 'vitest';
import type { DossierView } from '../../src/contract/index.ts';
import { axeObjections } from './axe-objections.ts';
import { chromiumPath, dossiersOf, read, signIn } from './browser.ts';
import { useSite } from './use-site.ts';

describe.skipIf(chromiumPath === undefined)('teams in the console', () => {
  const site = useSite();

  it('a lead gives a dossier to a team with a reason; governance loses it, a colleague reads pages from their text and is told whom to ask', async () => {
    const toma = await signIn(site.browser, site.server, 'toma', { language: 'zh', theme: 'dark' });
    const [first] = await dossiersOf(toma.page);
    await toma.page.locator('tbody tr', { hasText: first!.product }).locator('a.tag').click();
    const entry = toma.page.locator('.label-entry', { hasText: first!.name });
    await entry.locator('select').selectOption('North');
    expect(await entry.locator('button').isDisabled()).toBe(true);
    await entry.locator('input').fill('该省由此组负责');
    await entry.locator('button').click();
    await toma.page.locator('.label-entry', { hasText: first!.name }).locator('button', { hasText: '转移' }).waitFor();
    expect(await axeObjections(toma.page)).toEqual([]);

    const gao = await signIn(site.browser, site.server, 'gao');
    expect((await dossiersOf(gao.page)).map(({ id }) => id)).not.toContain(first!.id);
    await gao.page.goto(`${site.server.origin}/dossiers/${first!.id}/desk`);
    await gao.page.locator('.problem').waitFor();

    const ines = await signIn(site.browser, site.server, 'ines');
    const { documents } = await read<DossierView>(ines.page, `/api/dossiers/${first!.id}`);
    const pdf = documents.find(({ format }) => format === 'pdf')!;
    const fetched: string[] = [];
    ines.page.on('request', (request) => fetched.push(request.url()));
    await ines.page.goto(`${site.server.origin}/dossiers/${first!.id}/desk?file=${pdf.id}&page=1`);
    await ines.page.locator('.stage-note', { hasText: 'Ask Toma Reiss' }).waitFor();
    await ines.page.locator('.from-text .page-text span').first().waitFor();
    expect(fetched.filter((url) => url.endsWith('/file'))).toEqual([]);
    await ines.page.goto(`${site.server.origin}/dossiers/${first!.id}/report`);
    await ines.page.locator('.make .note', { hasText: 'Ask Toma Reiss' }).waitFor();
    for (const button of await ines.page.locator('.make .button').all()) expect(await button.isDisabled()).toBe(true);
    for (const { faults } of [toma, gao, ines]) expect(faults).toEqual([]);
  }, 180_000);

  it('an administrator puts somebody into a second team, whose dossiers they then bring in by choice', async () => {
    const admin = await signIn(site.browser, site.server, 'admin');
    await admin.page.goto(`${site.server.origin}/administration?part=teams`);
    await admin.page.locator('tr', { hasText: 'Iva Stroud' }).locator('button').click();
    await admin.page.locator('.admin-form input').first().fill('North');
    await admin.page.locator('.admin-form textarea').first().fill('South');
    expect(await admin.page.locator('.admin-form input[type=checkbox]').count()).toBe(0);
    await admin.page.locator('.admin-form .primary').click();
    await admin.page.locator('tr', { hasText: 'North, South' }).waitFor();

    const iva = await signIn(site.browser, site.server, 'iva');
    await iva.page.locator('.filters .primary').click();
    const file = { name: 'note.md', mimeType: 'text/markdown', buffer: Buffer.from('# Note\n\nThe site keeps retention samples.\n') };
    await iva.page.locator('[data-testid=files]').setInputFiles([file]);
    await iva.page.locator('.receive select').selectOption('South');
    await iva.page.locator('.receive .primary').click();
    await iva.page.waitForURL(/\/dossiers\/[^/]+/u);
    const id = /\/dossiers\/([^/]+)/u.exec(iva.page.url())![1]!;
    expect((await read<DossierView>(iva.page, `/api/dossiers/${id}`)).summary.team).toBe('South');
    const ines = await signIn(site.browser, site.server, 'ines');
    expect((await dossiersOf(ines.page)).map((dossier) => dossier.id as string)).not.toContain(id);
    for (const { faults } of [admin, iva, ines]) expect(faults).toEqual([]);
  }, 120_000);
});
