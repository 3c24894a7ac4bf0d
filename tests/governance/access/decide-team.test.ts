import { describe, expect, it } from 'vitest';
import type { PersonId, Role } from '../../../src/domain/index.ts';
import { decideTeam, membershipRefusal, type Viewed, type Viewer } from '../../../src/governance/index.ts';

const person = (id: string, role: Role, ...teams: string[]): Viewer => ({ id: id as PersonId, roles: [role], teams });
const people = [person('ana', 'reviewer', 'North'), person('bo', 'writer', 'East'), person('cy', 'reviewer', 'South')];
const dossier: Viewed = { side: 'review', team: 'North', createdBy: 'system', assignedTo: 'ana' as PersonId };

describe('a team for a dossier', () => {
  it('takes it from a reviewer who is not in the new team, and leaves it with one who is', () => {
    expect(decideTeam(dossier, 'South', people)).toEqual({ kind: 'given', unassign: true });
    expect(decideTeam({ ...dossier, team: null }, 'North', people)).toEqual({ kind: 'given', unassign: false });
    expect(decideTeam({ ...dossier, assignedTo: null }, 'South', people)).toEqual({ kind: 'given', unassign: false });
  });

  it.each([
    ['is its team already', 'North'],
    ['has nobody', 'Wset'],
    ['has only people of the other side', 'East'],
  ])('is refused when it %s', (_, team) => {
    expect(decideTeam(dossier, team, people)).toMatchObject({ kind: 'refused', message: { zh: expect.any(String) } });
  });
});

describe('who is in a team', () => {
  it('is for its leads to say, and for an administrator', () => {
    const lead = person('lee', 'lead', 'North');
    expect(membershipRefusal(lead, [], ['North'])).toBeNull();
    expect(membershipRefusal(lead, ['North', 'South'], ['South'])).toBeNull();
    expect(membershipRefusal(lead, [], ['South'])).not.toBeNull();
    expect(membershipRefusal(lead, ['South'], [])).not.toBeNull();
    expect(membershipRefusal(person('ada', 'administrator'), ['South'], ['West'])).toBeNull();
  });
});
