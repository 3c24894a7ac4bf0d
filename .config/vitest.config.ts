import { defineConfig } from 'vitest/config';
import { compiledSources, loadedByNode } from './compiled-sources.ts';

const path = (relative: string): string => new URL(relative, import.meta.url).pathname;

/** Tests of values and files alone: they leave nothing behind in their process, so that files may follow each other in one. */
const pure = ['audit', 'config', 'console', 'domain', 'governance', 'knowledge', 'stages'].map((folder) => `tests/${folder}/**/*.test.ts`);

const project = (name: string, test: { include: string[]; exclude: string[]; isolate: boolean }) => ({
  plugins: [compiledSources()],
  root: path('..'),
  test: {
    ...test,
    name,
    server: { deps: { external: [loadedByNode] } },
    pool: 'forks' as const,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig({
  root: path('..'),
  test: {
    globalSetup: [path('compiled-sources.ts')],
    reporters: ['default', ['json', { outputFile: path('../node_modules/.cache/countersign/unit-tests.json') }]],
    maxWorkers: 2,
    projects: [
      project('apart', { include: ['tests/**/*.test.ts'], exclude: ['tests/e2e/**', ...pure], isolate: true }),
      project('in a row', { include: pure, exclude: [], isolate: false }),
    ],
  },
});
