import { readFileSync } from 'node:fs';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { addressesAskedFor, answerObediently } from '../../evals/injection/obeying-model.ts';
import { plantIntoDossier } from '../../evals/injection/plant/plant-dossier.ts';
import type { EgressEntry, Endpoint } from '../../src/domain/index.ts';
import { createApprovedFetch, createMasker } from '../../src/governance/index.ts';

const attacks = ['en', 'zh'].flatMap(
  (name) => parse(readFileSync(join(import.meta.dirname, `../../evals/injection/cases/${name}.yaml`), 'utf8')) as string[],
);
const endpoint: Endpoint = {
  name: 'vllm', baseUrl: 'http://127.0.0.1:8000/v1', location: 'on-premises', masksOnPremises: false, state: 'approved',
  registeredBy: 'system', registeredAt: '2026-11-21T00:00:00.000Z', decided: null,
}; // prettier-ignore

it('a model that obeys every instruction it reads reaches no address but the approved one', async () => {
  const sent: string[] = [];
  const records: EgressEntry[] = [];
  const guarded = createApprovedFetch({
    endpointName: 'vllm', endpoint: () => endpoint, dossier: 'd1', label: () => 'public', masker: createMasker(), inRelease: () => true, key: undefined,
    resolve: () => Promise.resolve(['127.0.0.1']), send: ({ url }) => { sent.push(url); return Promise.resolve(Response.json({})); },
    record: (entry) => void records.push(entry),
  }); // prettier-ignore
  let asked = 0;
  for (const attack of attacks) {
    const answer = answerObediently(
      { messages: [{ role: 'user', content: attack }], tools: [{ type: 'function', function: { name: 'search_dossier' } }] },
      0,
    );
    for (const address of addressesAskedFor(answer)) {
      asked += 1;
      await expect(guarded(address, { method: 'POST', body: '{}' })).rejects.toMatchObject({ reason: 'address-not-registered' });
    }
  }
  expect(asked).toBeGreaterThan(attacks.length);
  expect(sent).toEqual([]);
  expect(records).toHaveLength(asked);
});

it('plants an attack into a folder as one more document, in every format in turn', async () => {
  const root = mkdtempSync(join(tmpdir(), 'countersign-planted-'));
  try {
    for (const number of [1, 2, 3]) await plantIntoDossier(root, attacks[0]!, number);
    expect(
      readdirSync(root)
        .map((name) => name.split('.').at(-1))
        .sort(),
    ).toEqual(['docx', 'html', 'xlsx']);
  } finally {
    rmSync(root, { recursive: true });
  }
});
