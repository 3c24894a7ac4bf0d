import { statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CertificateView, ReportList, SignOffSheet } from '../../src/contract/index.ts';
import type { z } from 'zod';
import { axeObjections } from './axe-objections.ts';
import { chromiumPath, dossiersOf, read, signIn, type Visitor } from './browser.ts';
import { decideAll, signReview } from './decide-all.ts';
import { giveAll } from './give-all.ts';
import { useSite } from './use-site.ts';

describe.skipIf(chromiumPath === undefined)('the papers of a review', () => {
  const site = useSite();
  let ines: Visitor;
  let arvo: Visitor;
  let dossier: string;
  beforeAll(async () => {
    ines = await signIn(site.browser, site.server, 'ines');
    arvo = await signIn(site.browser, site.server, 'arvo', { language: 'zh', theme: 'dark' });
    dossier = (await dossiersOf(ines.page)).find(({ riskTier }) => riskTier === 'high')!.id;
  });
  const at = (screen: string): string => `${site.server.origin}/dossiers/${dossier}/${screen}`;

  it('are drafts with a watermark until it is signed', async () => {
    await ines.page.goto(at('report?paper=deficiency-letter'));
    await ines.page.locator('.paper-sheet[data-watermark]').waitFor();
    expect(await ines.page.locator('input[value=review]').isDisabled()).toBe(true);
    await decideAll(ines.page, site.server, dossier);
    await ines.page.reload();
    await ines.page.locator('.paper-sheet[data-watermark] .paper-reply').first().waitFor();
  }, 60_000);

  it('the approver refuses with a reason and sends back; the first signature is stale and says so', async () => {
    await signReview(ines.page, site.server, dossier, 'ines');
    const { goesOut } = await read<SignOffSheet>(ines.page, `/api/dossiers/${dossier}/sign-off`);
    await arvo.page.goto(at('sign-off'));
    await arvo.page.locator('.goes-out li').first().waitFor();
    expect(await arvo.page.locator('.goes-out li').count()).toBe(goesOut.length);
    expect(goesOut.length).toBeGreaterThan(3);
    await arvo.page.locator('.send-back textarea').fill('请补充第九条的依据。');
    await arvo.page.locator('.send-back button').click();
    await arvo.page.locator('.stale-list', { hasText: 'Ines Calder' }).waitFor();
    expect(await axeObjections(arvo.page)).toEqual([]);
    await ines.page.goto(at('sign-off'));
    await ines.page.locator('.stale-list s', { hasText: 'Ines Calder' }).waitFor();
  }, 60_000);

  it('the letter is official once both have signed, in the same words as the preview, in both languages', async () => {
    await signReview(ines.page, site.server, dossier, 'ines');
    await signReview(arvo.page, site.server, dossier, 'arvo');
    await arvo.page.locator('.sig-match').waitFor();
    await ines.page.goto(at('report?paper=deficiency-letter&language=both'));
    await ines.page.locator('.paper-sheet:not([data-watermark]) .paper-columns').first().waitFor();
    const items = (await read<SignOffSheet>(ines.page, `/api/dossiers/${dossier}/sign-off`)).goesOut.length;
    expect(await ines.page.locator('.paper-sheet h5').count()).toBe(items);
    const [download] = await Promise.all([
      ines.page.waitForEvent('download'),
      ines.page.locator('.make button', { hasText: 'PDF' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^countersign-deficiency-letter-both-.*\.pdf$/u);
    expect(statSync(await download.path()).size).toBeGreaterThan(20_000);
    await ines.page.locator('.tag.official').first().waitFor();
  }, 60_000);

  it('certificate data: one prepares each field beside its source, another releases with a password', async () => {
    const { page } = ines;
    await page.goto(at('report?paper=class-b-licence'));
    await page.locator('.certificate-fields tbody tr').first().waitFor();
    const view = await read<CertificateView>(page, `/api/dossiers/${dossier}/certificates/class-b-licence`);
    for (const [n, field] of view.fields.entries()) {
      const row = page.locator('.certificate-fields tbody tr').nth(n);
      const value = row.locator('td .input').first();
      if (field.suggested === '') {
        if (!field.required) continue;
        await value.fill(field.candidates[0]?.value ?? (field.form === 'date' ? '2026-12-01' : 'as on the register'));
        await row.locator('.reason').fill('Compared with the register.');
      } else expect(await value.inputValue()).toBe(field.suggested);
      await row.locator('input[type=checkbox]').check();
    }
    await page.reload();
    await page.locator('.certificate-acts .primary').waitFor();
    expect(await page.locator('.certificate-fields input[type=checkbox]:checked').count()).toBeGreaterThan(8);
    await page.locator('.certificate-acts .primary').click();
    await page.locator('.checks li').first().waitFor();
    /* What a check finds different asks for a reason, in a second version. */
    for (const row of await page.locator('.certificate-fields tbody tr').all()) {
      const reason = row.locator('.reason');
      if ((await reason.count()) > 0 && (await reason.inputValue()) === '') await reason.fill('The form of the English sample.');
    }
    await page.locator('.certificate-acts .primary').click();
    await page.locator('.certificate header', { hasText: 'Version 2' }).waitFor();
    expect(await page.locator('.release').count()).toBe(0);
    expect(await axeObjections(page)).toEqual([]);

    await arvo.page.goto(at('report?paper=class-b-licence'));
    await arvo.page.locator('.release input[type=checkbox]').check();
    await giveAll(arvo.page.locator('form.release'), 'arvo', site.server.passwords.get('arvo')!);
    expect(await axeObjections(arvo.page)).toEqual([]);
    await arvo.page.locator('.release button').click();
    await arvo.page.locator('.certificate .tag.official').waitFor();
    await arvo.page.locator('.paper-sheet:not([data-watermark])').waitFor();
    await page.locator('.certificate .tag.official').waitFor();
  }, 90_000);

  it('say that they are stale after the review was opened again', async () => {
    await arvo.page.evaluate(async (id) => {
      const { csrfToken } = (await (await fetch('/api/session')).json()) as { csrfToken: string };
      const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken };
      await fetch(`/api/dossiers/${id}/reopen`, { method: 'POST', headers, body: JSON.stringify({ reason: '收到新协议' }) });
    }, dossier);
    await ines.page.goto(at('report'));
    await ines.page.locator('.tag.stale').first().waitFor();
    const { reports } = await read<z.infer<typeof ReportList>>(ines.page, `/api/dossiers/${dossier}/reports`);
    expect(await ines.page.locator('.tag.stale').count()).toBe(reports.filter(({ stale }) => stale).length);
    expect(await axeObjections(ines.page)).toEqual([]);
  });

  it('no page of it ever broke or asked another origin', () => {
    expect([...ines.faults, ...arvo.faults]).toEqual([]);
  });
});
