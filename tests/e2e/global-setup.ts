import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { draftSamples, type Samples } from './draft-samples.ts';

declare module 'vitest' {
  interface ProvidedContext {
    samples: Samples;
  }
}

/** The sample dossiers are drafted once for all files. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const samples = await draftSamples();
  project.provide('samples', samples);
  return () => rmSync(samples.workspace, { recursive: true, force: true });
}
