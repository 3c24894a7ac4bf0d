import { availableParallelism, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** A server, a Chromium and the tests themselves take less than this. */
const bytesPerFile = 3 * 1024 ** 3;
const atOnce = Math.max(1, Math.min(2, availableParallelism(), Math.floor(totalmem() / bytesPerFile)));

const limits = { testTimeout: 120_000, hookTimeout: 180_000 };
/** These hold times, so nothing runs beside them. */
const measured = ['tests/e2e/verification-cost.test.ts'];

/** Tests in a real Chromium against a real server; each file has its own workspace. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    globalSetup: ['tests/e2e/global-setup.ts'],
    projects: [
      {
        test: {
          ...limits,
          name: 'screens',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: measured,
          maxWorkers: atOnce,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...limits, name: 'measured', include: measured, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
