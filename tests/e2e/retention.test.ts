import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeObjections } from './axe-objections.ts';
import { chromiumPath, dossiersOf, read, signIn, type Look } from './browser.ts';
import { decideAll, signReview } from './decide-all.ts';
import { useSite } from './use-site.ts';

describe.skipIf(chromiumPath === undefined)('retention in the console', () => {
  const site = useSite();
  const visit = async (username: string, look: Look = {}) => {
    const visitor = await signIn(site.browser, site.server, username, look);
    await visitor.page.goto(`${site.server.origin}/administration?part=retention`);
    await visitor.page.locator('.retention li').first().waitFor();
    return visitor;
  };
  const entry = (page: Page, section: string, name: string) => page.getByRole('region', { name: section }).locator('li', { hasText: name });
  const passes = async (page: Page): Promise<void> => expect(await axeObjections(page)).toEqual([]);

  it('a signed dossier is held, asked to be deleted, confirmed by governance with a signature, and then gone for everybody', async () => {
    const ines = await signIn(site.browser, site.server, 'ines');
    const dossiers = await dossiersOf(ines.page);
    const { id, name } = dossiers.find(({ riskTier }) => riskTier === 'normal') ?? dossiers[0]!;
    await decideAll(ines.page, site.server, id);
    await signReview(ines.page, site.server, id, 'ines');
    const { phase } = await read<{ phase: string }>(ines.page, `/api/dossiers/${id}/sign-off`);
    if (phase === 'awaiting-approval') await signReview((await signIn(site.browser, site.server, 'arvo')).page, site.server, id, 'arvo');

    const toma = await visit('toma', { language: 'zh', theme: 'dark' });
    const kept = entry(toma.page, '资料（到期在前）', name);
    await kept.getByRole('button', { name: '设置保全' }).click();
    await kept.locator('input').fill('法院来函');
    await kept.locator('.primary').click();
    await kept.locator('.tag', { hasText: '依法保全' }).waitFor();
    expect(await kept.getByRole('button', { name: '申请删除' }).count()).toBe(0);
    await passes(toma.page);
    await kept.getByRole('button', { name: '解除保全' }).click();
    await kept.locator('input').fill('已结案');
    await kept.locator('.primary').click();
    await kept.getByRole('button', { name: '申请删除' }).click();
    await kept.locator('.refusal', { hasText: '保存期未满' }).waitFor();
    await kept.locator('input').fill('申请人撤回');
    await kept.locator('.primary').click();
    await entry(toma.page, '删除申请', name).locator('.tag', { hasText: '已申请' }).waitFor();
    expect(await toma.page.getByRole('button', { name: '确认并删除' }).count()).toBe(0);

    const gao = await visit('gao');
    const asked = entry(gao.page, 'Deletions', name);
    const confirm = asked.getByRole('button', { name: 'Confirm and delete' });
    await asked.locator('input[autocomplete=username]').fill('gao');
    await asked.locator('input[type=password]').fill(site.server.passwords.get('gao') ?? '');
    expect(await confirm.isDisabled()).toBe(true);
    await asked.getByRole('checkbox').check();
    await passes(gao.page);
    await confirm.click();
    await asked.locator('.tag', { hasText: /being deleted|deleted/u }).waitFor();
    await expect
      .poll(
        async () => {
          await gao.page.reload();
          await asked.waitFor();
          return asked.locator('.tag').textContent();
        },
        { timeout: 30_000 },
      )
      .toBe('deleted');
    expect(await asked.textContent()).toMatch(/Gone: \d+ files, 1 drafts/u);
    expect(await gao.page.getByRole('region', { name: 'Dossiers, those due first' }).locator('li', { hasText: name }).count()).toBe(0);

    await ines.page.goto(`${site.server.origin}/dossiers/${id}/desk`);
    await ines.page.locator('.problem', { hasText: 'confirmed by' }).waitFor();
    expect(await ines.page.locator('.problem .strong').textContent()).toBe('Deleted');
    await ines.page.goto(`${site.server.origin}/audit`);
    await ines.page.locator('.ev', { hasText: 'was deleted' }).first().waitFor();
    for (const { faults } of [toma, gao, ines]) expect(faults).toEqual([]);
  }, 240_000);

  it('an administrator sets a period with a reason', async () => {
    const admin = await visit('admin', { theme: 'dark' });
    const period = entry(admin.page, 'For how long closed dossiers are kept', 'Pre-check');
    await period.locator('input.days').fill('90');
    await period.locator('input:not(.days)').fill('our filing plan');
    await period.getByRole('button', { name: 'Change' }).click();
    await entry(admin.page, 'For how long closed dossiers are kept', '90 days').locator('p', { hasText: 'our filing plan' }).waitFor();
    await passes(admin.page);
    expect(admin.faults).toEqual([]);
  });
});
