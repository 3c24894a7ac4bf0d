import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { axeObjections } from './axe-objections.ts';
import { signIn } from './browser.ts';
import { giveAll } from './give-all.ts';
import { useSite } from './use-site.ts';

const site = useSite();

describe.each([
  ['en', 'Stop this release', 'Return to this release', 'No release is active'],
  ['zh', '停用该版本', '回到该版本', '当前没有启用的版本'],
] as const)('governance in the console (%s)', (language, stop, back, none) => {
  it('stops what drafts, says that nothing drafts, and returns to it', async () => {
    const { page, context, faults } = await signIn(site.browser, site.server, 'gao', { language });
    await page.goto(`${site.server.origin}/governance`);
    await page.locator('tbody tr[aria-selected=true]').waitFor();
    // However late the answer: the form of the next step is there when it is known what its signature asks for.
    await page.route('**/api/session', async (route) => {
      await delay(700);
      await route.continue();
    });
    const form = (name: string) => page.getByRole('form', { name });
    await form(stop).locator('input[maxlength="4000"]').fill('a defect was reported');
    await giveAll(form(stop), 'gao', site.server.passwords.get('gao')!);
    await form(stop).getByRole('button').click();
    await page.getByText(none).waitFor();
    // The form is gone; a keyboard or a screen reader goes on at the steps.
    await page.locator('.steps h2:focus').waitFor();
    await form(back).locator('input[maxlength="4000"]').fill('the defect was of another release');
    expect(await form(back).locator('input[autocomplete=username]').count()).toBe(0);
    await giveAll(form(back), 'gao', site.server.passwords.get('gao')!);
    await form(back).getByRole('button').click();
    await form(stop).waitFor();
    expect(await page.getByText(none).count()).toBe(0);
    expect(await page.locator('.life li').count()).toBeGreaterThanOrEqual(4);
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each(['light', 'dark'] as const)('is free of faults that axe finds, in %s', async (theme) => {
    const { page, context } = await signIn(site.browser, site.server, 'gao', { language, theme });
    for (const [path, ready] of [
      ['', '.life li'],
      ['/evals', '.plot svg'],
      ['/shadow', 'form'],
      ['/oversight', 'table'],
      ['/egress', '.panel'],
      ['/security', '.list'],
    ] as const) {
      await page.goto(`${site.server.origin}/governance${path}`);
      await page.locator(ready).first().waitFor();
      expect(await axeObjections(page), path).toEqual([]);
      if (process.env['PICTURES'] !== undefined)
        await page.screenshot({ path: `${process.env['PICTURES']}/governance${path.replace('/', '-')}-${theme}-${language}.png` });
    }
    await context.close();
  });
});

describe.each([
  ['en', 'Look into single cases', 'cannot be told apart'],
  ['zh', '查看单个案例', '无法区分'],
] as const)('eval results in the console (%s)', (language, toCases, same) => {
  it('are compared with another result, and go down to single labels of development dossiers', async () => {
    const { page, context, faults } = await signIn(site.browser, site.server, 'gao', { language });
    await page.goto(`${site.server.origin}/governance/evals`);
    await page.locator('.plot svg').first().waitFor();
    expect(await page.getByText(same).count()).toBeGreaterThan(0);
    expect(await page.locator('tbody tr[aria-selected=true]').count()).toBe(1);
    await page.getByRole('link', { name: toCases }).click();
    await page.locator('.cases tbody tr').first().waitFor();
    const all = await page.locator('.cases tbody tr').count();
    await page.locator('.filters select').nth(1).selectOption('false-alarm');
    await page.waitForFunction((before) => document.querySelectorAll('.cases tbody tr').length < before, all);
    expect(page.url()).toContain('outcome=false-alarm');
    const dossiers = await page.locator('.filters select').first().locator('option').allTextContents();
    for (const held of ['E4', 'E8', 'Z3', 'Z8']) expect(dossiers).not.toContain(held);
    expect(await axeObjections(page)).toEqual([]);
    if (process.env['PICTURES'] !== undefined) await page.screenshot({ path: `${process.env['PICTURES']}/eval-cases-${language}.png` });
    expect(faults).toEqual([]);
    await context.close();
  });

  it('have cards: of the release that drafts, and of a requirement', async () => {
    const { page, context, faults } = await signIn(site.browser, site.server, 'gao', { language });
    await page.goto(`${site.server.origin}/governance`);
    await page.locator('.filing a').last().click();
    await page.locator('.paper-sheet table').first().waitFor();
    for (const name of ['model-card', 'rule-card']) {
      if (name === 'rule-card') await page.goto(`${site.server.origin}/requirements/A134-03-b/card`);
      await page.locator('.paper-sheet dl').first().waitFor();
      expect(await axeObjections(page), name).toEqual([]);
      if (process.env['PICTURES'] !== undefined)
        await page.screenshot({ path: `${process.env['PICTURES']}/${name}-${language}.png`, fullPage: true });
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});

it('shows an alert after failed sign-ins, with its records, and who read it', async () => {
  for (let time = 0; time < 5; time += 1)
    await fetch(`${site.server.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'nobody.known', password: 'guessed wrong' }),
    });
  const { page, context, faults } = await signIn(site.browser, site.server, 'gao');
  await page.goto(`${site.server.origin}/governance/security`);
  const alert = page.getByRole('region', { name: /Several sign-ins/u });
  await alert.getByRole('button', { name: 'I have read this' }).click();
  await alert.getByText(/^Read by /u).waitFor();
  await alert.getByRole('link').first().click();
  await page.getByText('A sign-in as “nobody.known” failed.').first().waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

it('keeps oversight and data sent from those who do not govern', async () => {
  const { page, context } = await signIn(site.browser, site.server, 'toma');
  await page.goto(`${site.server.origin}/governance`);
  await page.locator('tbody tr').first().waitFor();
  const links = page.locator('.governance > .nav a');
  const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(targets.sort()).toEqual(['/governance', '/governance/corrections', '/governance/evals', '/governance/scenarios']);
  expect(await page.getByRole('form').count()).toBe(0);
  await context.close();
});
