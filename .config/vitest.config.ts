import { defineConfig } from 'vitest/config';
import { compiledSources, loadedByNode } from './compiled-sources.ts';

const path = (relative: string): string => new URL(relative, import.meta.url).pathname;

/**
 * Tests that watch a whole process, confine or kill one, fill a disk or change rights: each file has a process of its own. All others leave nothing behind
 * (what they open they close) and follow each other in one, which spares each of them to load and compile the modules anew.
 */
const apart = ['workspace', 'failure', 'adapters/process-pool', 'adapters/egress', 'evals'].map((folder) => `tests/${folder}/**/*.test.ts`);

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
    expect: { poll: { timeout: 20_000 } },
  },
});

export default defineConfig({
  root: path('..'),
  test: {
    globalSetup: [path('compiled-sources.ts')],
    reporters: ['default', ['json', { outputFile: path('../node_modules/.cache/countersign/unit-tests.json') }]],
    maxWorkers: 2,
    projects: [
      project('apart', { include: apart, exclude: [], isolate: true }),
      project('in a row', { include: ['tests/**/*.test.ts'], exclude: ['tests/e2e/**', ...apart], isolate: false }),
    ],
  },
});
