import { defineConfig } from 'vitest/config';
import { compiledSources, loadedByNode } from './compiled-sources.ts';

export default defineConfig({
  plugins: [compiledSources()],
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    globalSetup: [new URL('compiled-sources.ts', import.meta.url).pathname],
    server: { deps: { external: [loadedByNode] } },
    pool: 'forks',
    reporters: [
      'default',
      ['json', { outputFile: new URL('../node_modules/.cache/countersign/unit-tests.json', import.meta.url).pathname }],
    ],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
