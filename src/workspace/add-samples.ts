import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual, DossierId, ReviewerProfile, Role } from '../domain/index.ts';
import type { Workspace } from './open-workspace.ts';
import { projectRoot } from './version.ts';

export type SampleSignIn = { readonly role: Bilingual; readonly username: string; readonly password: string };

/** Fictional people, one for each role. */
const people: readonly { username: string; name: string; roles: readonly Role[]; role: Bilingual }[] = [
  { username: 'ines', name: 'Ines Calder', roles: ['reviewer'], role: { en: 'reviewer', zh: '审查员' } },
  { username: 'toma', name: 'Toma Reiss', roles: ['lead', 'reviewer'], role: { en: 'lead', zh: '组长' } },
  { username: 'arvo', name: 'Arvo Lindqvist', roles: ['approver'], role: { en: 'approver', zh: '批准人' } },
  { username: 'wen', name: '温知微', roles: ['writer'], role: { en: 'regulatory writer', zh: '注册撰写人员' } },
  { username: 'gao', name: '高序', roles: ['governance'], role: { en: 'governance', zh: '治理人员' } },
  { username: 'kesi', name: 'Kesi Maren', roles: ['knowledge'], role: { en: 'knowledge', zh: '知识管理员' } },
  { username: 'iva', name: 'Iva Stroud', roles: ['intake'], role: { en: 'intake', zh: '受理人员' } },
  { username: 'admin', name: 'Ada Morrow', roles: ['administrator'], role: { en: 'administrator', zh: '系统管理员' } },
];

/** What the sample reviewers are good at, so that a suggestion of reviewers has something to rest on. */
const profiles: Readonly<Record<string, ReviewerProfile>> = {
  ines: { skills: ['gmp', 'chemistry', 'data-integrity'], team: 'North', otherTeams: [], capacity: 8, conflicts: [] },
  toma: { skills: ['gmp', 'sterile', 'tcm'], team: 'North', otherTeams: [], capacity: 6, conflicts: [] },
};

const samples = [
  { folder: 'evals/findings/cases/D2/dossier', name: 'Tavometine Tablets 50 mg (sample)' },
  { folder: 'evals/findings/cases/D5/dossier', name: '中药注射剂受托生产申请（示例）' },
] as const;

/** An account for every role with a random password, returned once and kept only as a hash. */
export async function addSamplePeople({ store }: Workspace): Promise<SampleSignIn[]> {
  const signIns: SampleSignIn[] = [];
  for (const { username, name, roles, role } of people) {
    const password = randomBytes(9).toString('base64url');
    const { id } = await store.createPerson({ username, name, roles, password }, { kind: 'system', id: 'system' });
    const profile = profiles[username];
    if (profile !== undefined) store.describeReviewer(id, profile, { kind: 'system', id: 'system' });
    signIns.push({ role, username, password });
  }
  return signIns;
}

/** Takes the fictional sample dossiers in and starts drafting them. Returns their names. */
export async function addSampleDossiers({ store, intake, content, preparation }: Workspace): Promise<string[]> {
  const names: string[] = [];
  for (const { folder, name } of samples) {
    const root = join(projectRoot, folder);
    if (!existsSync(root)) continue;
    const id = randomUUID() as string as DossierId;
    const programme = 'drug-contract-manufacturing';
    await intake.open({ id, name, programme, side: 'review', createdBy: 'system' as never, createdAt: new Date().toISOString() });
    const files = [];
    for (const path of readdirSync(root).sort()) {
      const bytes = readFileSync(join(root, path));
      await intake.add(id, path, bytes);
      files.push({ path, sha256: await content.put(bytes), bytes: bytes.length });
    }
    await store.receiveDossier({ id, name, programme, side: 'review', files }, { kind: 'system', id: 'system' });
    preparation.start(id);
    names.push(name);
  }
  return names;
}
