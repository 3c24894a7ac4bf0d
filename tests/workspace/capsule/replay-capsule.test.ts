import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/adapters/log/create-log.ts';
import { canonicalHash, canonicalJson } from '../../../src/domain/canonical-json.ts';
import type { DossierId } from '../../../src/domain/index.ts';
import { names, readCapsule, sha256 } from '../../../src/workspace/capsule/capsule-files.ts';
import { assembleCapsule, makeCapsule } from '../../../src/workspace/capsule/make-capsule.ts';
import { recomputeDraft } from '../../../src/workspace/capsule/recompute-draft.ts';
import { verifyCapsule, type Capsule } from '../../../src/workspace/capsule/verify-capsule.ts';
import { openWorkspace, type Workspace } from '../../../src/workspace/open-workspace.ts';
import { startScriptedServer, type ScriptedServer } from '../../fixtures/scripted-server/start-scripted-server.ts';
import { answerCarefully } from '../../fixtures/scripted-server/careful-model.ts';
import { approveEndpoint, openDrafting, receive } from '../drafting-workspace.ts';
import { signAll } from '../sign-all.ts';
import { shareCache } from '../share-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'countersign-capsule-'));
const dossier = 'd-1' as DossierId;
let workspace: Workspace;
let server: ScriptedServer | undefined;
let files: ReadonlyMap<string, Buffer>;
const at = (name: string): string => join(folder, name);

async function lead({ store }: Workspace) {
  const account = { username: 'lee', name: 'Lee Test', roles: ['lead'] as const, password: 'correct horse battery' };
  return store.personByUsername('lee') ?? (await store.createPerson(account, { kind: 'system', id: 'system' }));
}

beforeAll(async () => {
  workspace = await openWorkspace({ folder: shareCache(at('workspace')), log: createLog('error'), workers: 1 });
  await receive(workspace, dossier);
  workspace.preparation.start(dossier);
  await workspace.preparation.whenIdle();
  await expect(makeCapsule(workspace, dossier, at('early.zip'), true, await lead(workspace))).rejects.toMatchObject({ code: 'refused' });
  await signAll(workspace, dossier);
  await makeCapsule(workspace, dossier, at('full.zip'), true, await lead(workspace));
  files = await readCapsule(at('full.zip'));
}, 120_000);
afterAll(async () => {
  await workspace.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const verified = (given = files): Capsule => {
  const capsule = verifyCapsule(given, workspace.audit.vkey);
  if (capsule.kind === 'invalid') throw new Error(capsule.message.en);
  return capsule;
};
const change = (name: string, alter: (text: string) => string): ReadonlyMap<string, Buffer> =>
  new Map([...files].map(([path, bytes]) => [path, path === name ? Buffer.from(alter(bytes.toString('utf8'))) : bytes]));
/** As somebody does who holds the log's key: every hash and the signature made anew. */
const resigned = (given: ReadonlyMap<string, Buffer>, more: object = {}): ReadonlyMap<string, Buffer> => {
  const manifest = { ...(JSON.parse(files.get(names.manifest)?.toString('utf8') ?? '') as { files: Record<string, string> }), ...more };
  manifest.files = Object.fromEntries(Object.keys(manifest.files).map((path) => [path, sha256(given.get(path) ?? Buffer.alloc(0))]));
  const first = Buffer.from(canonicalJson(manifest));
  return new Map([...given, [names.manifest, first], [names.signature, Buffer.from(workspace.audit.sign('capsule', first))]]);
};
const problem = (given: ReadonlyMap<string, Buffer>): string => {
  const capsule = verifyCapsule(given, workspace.audit.vkey);
  return capsule.kind === 'invalid' ? capsule.message.en : 'holds';
};

describe('a decision replay capsule', () => {
  it('verifies with the key alone and computes the same draft again, on a machine without the workspace', async () => {
    const capsule = verified();
    expect(capsule.events.length).toBeGreaterThan(capsule.prepared.findings.length);
    expect(await recomputeDraft(capsule)).toEqual({ kind: 'same', findings: capsule.prepared.findings.length });
  });

  it('has the same bytes for the same log, and may leave the files out', async () => {
    expect(await assembleCapsule(workspace, dossier, true)).toEqual(await assembleCapsule(workspace, dossier, true));
    await makeCapsule(workspace, dossier, at('bare.zip'), false, await lead(workspace));
    const bare = await readCapsule(at('bare.zip'));
    expect([...bare.keys()].filter((path) => path.startsWith('files/'))).toEqual([]);
    expect(await recomputeDraft(verified(bare))).toMatchObject({ kind: 'not-computed', why: { en: /carries no files/u } });
  });

  it('is made only by somebody who may take the dossier away, and their name is on the record', async () => {
    const { store } = workspace;
    const account = { username: 'gus', name: 'Gus Test', roles: ['governance'] as const, password: 'correct horse battery' };
    const governance = await store.createPerson(account, { kind: 'system', id: 'system' });
    await expect(makeCapsule(workspace, dossier, at('not.zip'), true, governance)).rejects.toMatchObject({ code: 'auth.forbidden' });
    await expect(makeCapsule(workspace, 'd-2' as DossierId, at('not.zip'), true, governance)).rejects.toMatchObject({
      code: 'auth.forbidden',
    });
    expect(existsSync(at('not.zip'))).toBe(false);
    const made = store.auditTimeline({ dossier, limit: 20 }).filter(({ event }) => event === 'capsule.made');
    expect(made.map(({ actor }) => actor.name)).toEqual(['Lee Test', 'Lee Test']);
  });

  it('computes again from files given beside it, and names the file that is another', async () => {
    const bare = verified(await readCapsule(at('bare.zip')));
    const given = at('given');
    cpSync(join(import.meta.dirname), given, { recursive: true });
    expect(await recomputeDraft(bare, given)).toMatchObject({ kind: 'not-computed', why: { en: /quality-agreement\.md/u } });
  });

  it('names the difference when the draft that was reviewed is not what the files give', async () => {
    const { prepared, ...rest } = verified();
    const [first, ...others] = prepared.findings;
    if (first === undefined) throw new Error('no finding');
    const verdict = first.verdict === 'met' ? ('not-met' as const) : ('met' as const);
    const forged = { ...rest, prepared: { ...prepared, findings: [{ ...first, verdict }, ...others] } };
    const result = await recomputeDraft(forged);
    expect(result).toMatchObject({ kind: 'different', differences: [{ what: first.requirementId, reviewed: verdict, computed: first.verdict }, { what: 'findings' }] });
  }); // prettier-ignore

  it('does not pretend with another knowledge base or another version of the programme', async () => {
    const { prepared, ...rest } = verified();
    const other = (release: object): Capsule => ({ ...rest, prepared: { ...prepared, release: { ...prepared.release, ...release } } });
    const knowledgeVersion = 'a'.repeat(64) as typeof prepared.inputHash;
    expect(await recomputeDraft(other({ knowledgeVersion }))).toMatchObject({ kind: 'not-computed', why: { en: /knowledge base a{64}/u } });
    expect(await recomputeDraft(other({ engineVersion: '9.9.9' }))).toMatchObject({ kind: 'not-computed', why: { en: /9\.9\.9/u } });
  });
});

describe('a capsule that somebody changed', () => {
  it('fails for any changed, missing or added file, and for another key', () => {
    for (const path of files.keys()) {
      expect(problem(change(path, (text) => `${text} `)), path).not.toBe('holds');
      expect(problem(new Map([...files].filter(([name]) => name !== path))), path).not.toBe('holds');
    }
    expect(problem(new Map([...files, ['extra', Buffer.from('x')]]))).toMatch(/extra/u);
    expect(verifyCapsule(files, workspace.audit.vkey.replace('local/', 'other/'))).toMatchObject({ kind: 'invalid' });
  });

  it('fails even when it was signed again with the right key: acts and records hold each other', () => {
    const acts = JSON.parse(files.get(names.events)?.toString('utf8') ?? '') as { type: string; disposition?: { decision: string } }[];
    const rewrite = (alter: (copy: typeof acts) => typeof acts): string =>
      problem(resigned(change(names.events, () => canonicalJson(alter(structuredClone(acts))))));
    expect(rewrite((copy) => copy)).toBe('holds');
    expect(rewrite((copy) => copy.slice(1))).toMatch(/human act/u);
    expect(rewrite((copy) => copy.slice(0, -1))).toMatch(/person acted/u);
    expect(rewrite((copy) => [copy[1]!, copy[0]!, ...copy.slice(2)])).toMatch(/human act/u);
    expect(
      rewrite(
        (copy) => (
          Object.assign(copy.find(({ disposition }) => disposition !== undefined)?.disposition ?? {}, { decision: 'reject' }),
          copy
        ),
      ),
    ).toMatch(/human act/u);
    expect(problem(resigned(change(names.proofs, (text) => text.replace('"decision\\":\\"accept', '"decision\\":\\"reject'))))).toMatch(
      /not proved/u,
    );

    const draft = JSON.parse(files.get(names.prepared)?.toString('utf8') ?? '') as object;
    const other = { ...draft, dossierName: 'another', hash: undefined };
    const hash = canonicalHash(other);
    const forged = change(names.prepared, () => canonicalJson({ ...other, hash }));
    expect(problem(resigned(forged, { preparedHash: hash }))).toMatch(/draft is not the one/u);
  });

  it('is refused as damaged when the ZIP was cut', async () => {
    const bytes = readFileSync(at('full.zip'));
    writeFileSync(at('cut.zip'), bytes.subarray(0, bytes.length - 100));
    await expect(readCapsule(at('cut.zip'))).rejects.toThrow();
  });
});

describe('a capsule of a review that a model drafted too', () => {
  it('computes the same findings again from recorded answers, and sends nothing', async () => {
    server = await startScriptedServer(answerCarefully);
    const drafting = await openDrafting(shareCache(at('drafting')));
    try {
      await approveEndpoint(drafting, server.baseUrl);
      drafting.preparation.start(await receive(drafting, dossier));
      await drafting.preparation.whenIdle();
      await signAll(drafting, dossier);
      await makeCapsule(drafting, dossier, at('agent.zip'), true, await lead(drafting));
    } finally {
      await drafting.close();
      await server.close();
    }
    const capsule = verifyCapsule(await readCapsule(at('agent.zip')), drafting.audit.vkey);
    if (capsule.kind === 'invalid') throw new Error(capsule.message.en);
    expect(capsule.manifest.prompts).toBe(capsule.prepared.agent?.prompts);
    expect(await recomputeDraft(capsule)).toEqual({ kind: 'same', findings: capsule.prepared.findings.length });
  }, 180_000);
});
