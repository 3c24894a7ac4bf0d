import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PreparedReview } from '../../src/domain/index.ts';
import { answersInMemory } from '../../src/stages/agent/answer-store.ts';
import type { ModelUse } from '../../src/workspace/draft-with-model.ts';
import { prepareFiles } from '../../src/workspace/prepare-files.ts';

const dossier = join(import.meta.dirname, '../../evals/findings/cases/D2/dossier');
const prepare = (model?: ModelUse) =>
  prepareFiles(dossier, {
    programme: 'drug-contract-manufacturing',
    name: 'D2',
    workers: 1,
    now: () => new Date('2026-11-21T08:00:00Z'),
    ...(model === undefined ? {} : { model }),
  });
/** Without what names the drafter: release, the agent's account and the hash over both. */
const drafted = (prepared: PreparedReview): string =>
  JSON.stringify(Object.entries(prepared).filter(([name]) => !['release', 'agent', 'hash'].includes(name)));

describe.skipIf(!existsSync(dossier))('a dossier drafted without a model', () => {
  it('is the same byte for byte every time, and as if there were no agent at all', { timeout: 200_000 }, async () => {
    const { prepared, calls } = await prepare();
    expect(calls).toEqual([]);
    expect(Object.keys(prepared)).not.toContain('agent');
    expect(JSON.stringify(prepared)).not.toMatch(/"(?:agent|by)":/u);
    expect(prepared.release).toMatchObject({ id: expect.stringMatching(/^rules-only-/u) as string, model: null });
    expect(JSON.stringify((await prepare()).prepared)).toBe(JSON.stringify(prepared));

    const idle = await prepare({
      endpoint: { name: 'nowhere', baseUrl: 'http://127.0.0.1:9/v1' },
      model: 'none',
      language: 'en',
      answers: answersInMemory(),
      sendFor: () => () => Promise.reject(new Error('nothing may be sent')),
      settings: { ways: 'requirements', drafts: () => false },
    });
    expect(idle.calls).toEqual([]);
    expect(idle.prepared.agent).toMatchObject({ calls: 0, paid: 0, lacking: [] });
    expect(drafted(idle.prepared)).toBe(drafted(prepared));
  });
});
