import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, signIn } from './browser.ts';
import { type RunningServer, startServer } from './start-server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each([
  ['en', 'Stop this release', 'Return to this release', 'No release is active'],
  ['zh', '停用该版本', '回到该版本', '当前没有启用的版本'],
] as const)('governance in the console (%s)', (language, stop, back, none) => {
  it('stops what drafts, says that nothing drafts, and returns to it', async () => {
    const { page, context, faults } = await signIn(browser, server, 'gao', { language });
    await page.goto(`${server.origin}/governance`);
    await page.locator('tbody tr[aria-selected=true]').waitFor();
    const form = (name: string) => page.getByRole('form', { name });
    await form(stop).getByRole('textbox').fill('a defect was reported');
    await form(stop).getByRole('button').click();
    await page.getByText(none).waitFor();
    await form(back).getByRole('textbox').fill('the defect was of another release');
    await form(back).getByRole('button').click();
    await form(stop).waitFor();
    expect(await page.getByText(none).count()).toBe(0);
    expect(await page.locator('.life li').count()).toBeGreaterThanOrEqual(4);
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each(['light', 'dark'] as const)('is free of faults that axe finds, in %s', async (theme) => {
    const { page, context } = await signIn(browser, server, 'gao', { language, theme });
    for (const [path, ready] of [
      ['', '.life li'],
      ['/oversight', 'table'],
      ['/egress', '.panel'],
      ['/security', '.list'],
    ] as const) {
      await page.goto(`${server.origin}/governance${path}`);
      await page.locator(ready).first().waitFor();
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
      if (process.env['PICTURES'] !== undefined)
        await page.screenshot({ path: `${process.env['PICTURES']}/governance${path.replace('/', '-')}-${theme}-${language}.png` });
    }
    await context.close();
  });
});

it('shows an alert after failed sign-ins, with its records, and who read it', async () => {
  for (let time = 0; time < 5; time += 1)
    await fetch(`${server.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'nobody.known', password: 'guessed wrong' }),
    });
  const { page, context, faults } = await signIn(browser, server, 'gao');
  await page.goto(`${server.origin}/governance/security`);
  const alert = page.getByRole('region', { name: /Several sign-ins/u });
  await alert.getByRole('button', { name: 'I have read this' }).click();
  await alert.getByText(/^Read by /u).waitFor();
  await alert.getByRole('link').first().click();
  await page.getByText('A sign-in as “nobody.known” failed.').first().waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

it('keeps oversight and data sent from those who do not govern', async () => {
  const { page, context } = await signIn(browser, server, 'toma');
  await page.goto(`${server.origin}/governance`);
  await page.locator('tbody tr').first().waitFor();
  expect(await page.locator('.governance > .nav a').count()).toBe(2);
  expect(await page.getByRole('form').count()).toBe(0);
  await context.close();
});
