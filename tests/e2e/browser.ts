import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { DossierList } from '../../src/contract/index.ts';
import type { z } from 'zod';
import type { RunningServer } from './start-server.ts';

const names = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium of the system: named by CHROMIUM, or at a usual place. */
export const chromiumPath = names.find((name): name is string => name !== undefined && name !== '' && existsSync(name));

export function launch(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('No Chromium was found. Install one or name it in CHROMIUM.');
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Faults of the page, refusals by the content security policy, requests to other origins. */
  readonly faults: string[];
};

export type Look = {
  readonly language?: 'en' | 'zh';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
};

/** A person at a browser of their own, signed in. */
export async function signIn(browser: Browser, server: RunningServer, username: string, look: Look = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: look.width ?? 1440, height: look.height ?? 900 }, acceptDownloads: true });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('the server responded with a status of')) faults.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== server.origin) faults.push(`request to ${request.url()}`);
  });
  await page.goto(`${server.origin}/sign-in?lang=${look.language ?? 'en'}&theme=${look.theme ?? 'light'}`);
  await page.locator('input[autocomplete=username]').fill(username);
  await page.locator('input[type=password]').fill(server.passwords.get(username) ?? '');
  await page.keyboard.press('Enter');
  // Who has no dossiers is led on at once, to what is theirs.
  await page
    .waitForURL(({ pathname }) => pathname !== '/sign-in')
    .catch(async () => {
      const seen = await page.locator('body').innerText();
      throw new Error(`${username} did not get in. At ${page.url()}: ${seen}\nFaults: ${faults.join('; ')}`);
    });
  return { page, context, faults };
}

/** Dossiers as the signed-in person sees them. */
export async function dossiersOf(page: Page): Promise<z.infer<typeof DossierList>['dossiers']> {
  return page.evaluate(async () => ((await (await fetch('/api/dossiers')).json()) as z.infer<typeof DossierList>).dossiers);
}

/** The JSON of a GET route, in the session of the page. */
export async function read<T>(page: Page, path: string): Promise<T> {
  return page.evaluate(async (address) => (await (await fetch(address)).json()) as T, path);
}
