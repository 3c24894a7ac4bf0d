import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { draftSamples } from './draft-samples.ts';

/** The sample dossiers are drafted once for all files. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const samples = await draftSamples();
  project.provide('samples', samples);
  return () => rmSync(samples.workspace, { recursive: true, force: true });
}
