import { describe, expect, it } from 'vitest';
import type { AllocationSuggestion, DossierId, PersonId } from '../../../src/domain/index.ts';
import { newFolder } from './new-folder.ts';
import { openTestStore } from './open-test-store.ts';

const system = { kind: 'system', id: 'system' } as const;
const profile = { skills: ['gmp' as const], team: 'North', otherTeams: [], capacity: 3, conflicts: ['A Co'] };

async function opened() {
  const { store } = openTestStore(newFolder());
  const lead = await store.createPerson({ username: 'lead', name: 'Lead', roles: ['lead'], password: 'a long enough password' }, system);
  const reader = await store.createPerson(
    { username: 'reader', name: 'Reader', roles: ['reviewer'], password: 'a long enough password' },
    system,
  );
  const dossier = 'dossier-1' as DossierId;
  await store.receiveDossier({ id: dossier, name: 'D', programme: 'p', side: 'review', files: [] }, system);
  const suggested: AllocationSuggestion = {
    disciplines: [{ skill: 'gmp', reason: { en: 'r', zh: 'r' } }],
    candidates: [
      {
        personId: reader.id,
        name: 'Reader',
        team: 'North',
        skills: ['gmp'],
        missing: [],
        openDossiers: 0,
        capacity: 3,
        reason: { en: 'r', zh: 'r' },
      },
    ],
    excluded: [],
    dueDate: '2026-12-01',
    dueReason: { en: 'r', zh: 'r' },
  };
  return { store, lead, reader, dossier, suggested };
}

describe('an allocation', () => {
  it('keeps what was suggested beside what the lead assigned, in the row and in the record', async () => {
    const { store, lead, reader, dossier, suggested } = await opened();
    store.allocateDossier({ dossier, suggested, assignedTo: lead.id, reason: 'knows the site' }, lead);
    expect(store.dossier(dossier)?.assignedTo).toBe(lead.id);
    expect(store.allocationsOf(dossier)).toMatchObject([{ no: 1, assignedTo: lead.id, by: lead.id, reason: 'knows the site', suggested }]);
    const last = store.auditLines(store.auditSize() - 1, store.auditSize())[0];
    const line = JSON.parse(Buffer.from(last?.line ?? []).toString('utf8')) as { event: string; data: unknown };
    expect(line).toMatchObject({ event: 'dossier.assigned', data: { suggested: reader.id, assigned: lead.id } });
    store.close();
  });
  it('is followed, never replaced, by a later one', async () => {
    const { store, lead, reader, dossier, suggested } = await opened();
    store.allocateDossier({ dossier, suggested, assignedTo: lead.id, reason: '' }, lead);
    store.allocateDossier({ dossier, suggested, assignedTo: reader.id, reason: '' }, lead);
    expect(store.allocationsOf(dossier).map(({ no, assignedTo }) => [no, assignedTo])).toEqual([
      [1, lead.id],
      [2, reader.id],
    ]);
    store.close();
  });
  it('of an unknown dossier changes nothing', async () => {
    const { store, lead, suggested } = await opened();
    const size = store.auditSize();
    expect(() => store.allocateDossier({ dossier: 'none' as DossierId, suggested, assignedTo: lead.id, reason: '' }, lead)).toThrow(
      /no dossier/u,
    );
    expect(store.auditSize()).toBe(size);
    store.close();
  });
});

describe('the profile of a reviewer', () => {
  it('is kept in versions; the newest counts, the record holds old and new', async () => {
    const { store, reader } = await opened();
    expect(store.reviewerProfile(reader.id)).toBeUndefined();
    store.describeReviewer(reader.id, profile, system);
    store.describeReviewer(reader.id, { ...profile, capacity: 5 }, system);
    expect(store.reviewerProfile(reader.id)?.capacity).toBe(5);
    expect(() => store.describeReviewer('nobody' as PersonId, profile, system)).toThrow(/no person/u);
    store.close();
  });
});
