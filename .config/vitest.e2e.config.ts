import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;
const all = 'tests/e2e/**/*.test.ts';
/** Measures milliseconds: nothing may run beside it. */
const measuring = 'tests/e2e/verification-cost.test.ts';

const project = (name: string, groupOrder: number, test: { include: string[]; exclude: string[]; maxWorkers: number }) => ({
  root,
  test: { ...test, name, sequence: { groupOrder }, testTimeout: 120_000, hookTimeout: 180_000, expect: { poll: { timeout: 20_000 } } },
});

/** Tests in a real Chromium against a real server; each file has its own workspace, server and browser, so two files run side by side. */
export default defineConfig({
  root,
  test: {
    globalSetup: [new URL('../tests/e2e/global-setup.ts', import.meta.url).pathname],
    projects: [
      project('side by side', 0, { include: [all], exclude: [measuring], maxWorkers: 2 }),
      project('alone', 1, { include: [measuring], exclude: [], maxWorkers: 1 }),
    ],
  },
});
