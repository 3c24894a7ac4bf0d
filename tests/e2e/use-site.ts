import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launch } from './browser.ts';
import { type RunningServer, startServer } from './start-server.ts';

/** A server with a workspace of its own and a browser; there once the first hook of the tests has run. */
export type Site = { readonly server: RunningServer; readonly browser: Browser };

/** Starts both before the tests of a file or a block and stops them after. */
export function useSite(): Site {
  const site: { server?: RunningServer; browser?: Browser } = {};
  beforeAll(async () => {
    site.server = await startServer();
    site.browser = await launch();
  });
  afterAll(async () => {
    await site.browser?.close();
    await site.server?.stop();
  });
  return site as Site;
}
