import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests in a real Chromium against a real server; each file has its own workspace. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    globalSetup: ['tests/e2e/global-setup.ts'],
  },
});
