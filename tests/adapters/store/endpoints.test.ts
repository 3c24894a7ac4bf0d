import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/adapters/store/open-store.ts';
import type { Actor, DossierId, Person, PersonId, Role } from '../../../src/domain/index.ts';
import { decideEndpoint, type EndpointCommand } from '../../../src/governance/index.ts';
import { newFolder } from './new-folder.ts';
import { openTestStore } from './open-test-store.ts';

const system: Actor = { kind: 'system', id: 'system' };
const by = (role: Role, id = role as string): Actor => ({ kind: 'person', id: id as PersonId, name: id, roles: [role] });
const register: EndpointCommand = {
  type: 'register',
  name: 'vllm',
  baseUrl: 'http://10.1.2.3:8000/v1/',
  location: 'on-premises',
  masksOnPremises: false,
};
let store: Store;
beforeEach(() => ({ store } = openTestStore(newFolder())));
const change = (command: EndpointCommand, actor: Actor) =>
  store.changeEndpoint('vllm', actor, (now, at) => decideEndpoint(now, command, actor, at));
const refusal = expect.objectContaining({ code: 'refused' });

describe('an endpoint', () => {
  it('is registered, approved, suspended and approved again, each on the record in the same transaction', () => {
    expect(change(register, system)).toMatchObject({ state: 'registered', baseUrl: 'http://10.1.2.3:8000/v1', decided: null });
    for (const [type, state] of [
      ['approve', 'approved'],
      ['suspend', 'suspended'],
      ['approve', 'approved'],
    ] as const)
      // prettier-ignore
      expect(change({ type, reason: 'because' }, by('governance'))).toMatchObject({ state, decided: { byName: 'governance', reason: 'because' } });
    expect(store.listEndpoints()).toEqual([store.endpoint('vllm')]);
    expect(store.auditTimeline().map(({ event }) => event)).toEqual([
      'endpoint.approved',
      'endpoint.suspended',
      'endpoint.approved',
      'endpoint.registered',
    ]);
  });

  it('is decided on only by governance, from a state that allows it, with a reason, and not by whoever registered it', () => {
    expect(() => change({ type: 'approve', reason: 'x' }, by('governance'))).toThrow(refusal);
    change(register, by('administrator'));
    for (const role of ['intake', 'reviewer', 'lead', 'approver', 'writer', 'knowledge', 'administrator'] as const)
      expect(() => change({ type: 'approve', reason: 'x' }, by(role)), role).toThrow(refusal);
    expect(() => change({ type: 'approve', reason: 'x' }, system)).toThrow(refusal);
    expect(() => change({ type: 'approve', reason: 'x' }, by('governance', 'administrator'))).toThrow(refusal);
    expect(() => change({ type: 'approve', reason: ' ' }, by('governance'))).toThrow(refusal);
    expect(() => change({ type: 'suspend', reason: 'x' }, by('governance'))).toThrow(refusal);
    expect(() => change(register, system)).toThrow(refusal);
    expect(store.endpoint('vllm')?.state).toBe('registered');
    expect(store.auditTimeline()).toHaveLength(1);
  });

  it.each([
    ['ftp://10.0.0.1/v1', 'on-premises'],
    ['http://u:p@10.0.0.1/v1', 'on-premises'],
    ['http://10.0.0.1/v1?x=1', 'on-premises'],
    ['http://8.8.8.8/v1', 'on-premises'],
    ['http://169.254.169.254/v1', 'on-premises'],
    ['http://[fe80::1]/v1', 'on-premises'],
    ['http://models.example/v1', 'external'],
    ['nonsense', 'external'],
  ] as const)('is not registered at %s as %s', (baseUrl, location) => {
    expect(() => change({ ...register, baseUrl, location }, system)).toThrow(refusal);
    expect(store.listEndpoints()).toEqual([]);
  });
});

describe('the label of a dossier', () => {
  it('is confidential until a person says otherwise, and every change stays on the record', async () => {
    const dossier = 'd1' as DossierId;
    await store.receiveDossier({ id: dossier, name: '片剂', programme: 'p', side: 'review', files: [] }, system);
    const lead: Person = await store.createPerson({ username: 'lead', name: '组长', roles: ['lead'], password: 'long enough pw' }, system);
    expect(store.dossierLabel(dossier)).toBe('confidential');
    store.labelDossier(dossier, 'internal', '已脱敏', lead);
    store.labelDossier(dossier, 'secret', '涉密', lead);
    expect(store.dossierLabel(dossier)).toBe('secret');
    expect(() => store.labelDossier(dossier, 'public', ' ', lead)).toThrow(expect.objectContaining({ code: 'input.invalid' }));
    expect(() => store.labelDossier('d9' as DossierId, 'public', 'x', lead)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(store.auditTimeline({ dossier }).map(({ data }) => data['label'])).toEqual(['secret', 'internal', undefined]);
  });
});
