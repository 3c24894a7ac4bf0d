import { describe, expect, it } from 'vitest';
import type { CalendarYear, Person, PreparedReview, ReviewerProfile } from '../../../src/domain/index.ts';
import { suggestAllocation } from '../../../src/stages/allocate/suggest-allocation.ts';

const calendar: CalendarYear[] = [
  { year: 2026, mark: 'seen', notice: { en: '', zh: '' }, daysOff: ['2026-10-01', '2026-10-02'], workedWeekendDays: ['2026-10-10'] },
];
const prepared = {
  classification: {
    riskTier: 'high',
    risk: { level: 'high', reason: { en: '', zh: '' }, issues: [] },
    suggestions: [
      { question: 'sterility', value: 'true', label: { en: 'Sterile', zh: '无菌' } },
      { question: 'product-type', value: 'biological', label: { en: 'Biological product', zh: '生物制品' } },
    ],
  },
  facts: [{ key: 'cmo.name', value: 'Northglass (Suzhou) Ltd.' }],
  findings: [], contradictions: [], integrity: [],
} as unknown as PreparedReview; // prettier-ignore
const reviewer = (
  name: string,
  profile: Partial<ReviewerProfile> | undefined,
  openDossiers = 0,
  roles: Person['roles'] = ['reviewer'],
) => ({
  person: { id: name as Person['id'], username: name, name, roles, active: true },
  profile: profile === undefined ? undefined : { skills: [], team: 'A', otherTeams: [], capacity: 4, conflicts: [], ...profile },
  openDossiers,
});
const suggest = (...people: ReturnType<typeof reviewer>[]) => suggestAllocation({ prepared, people, calendar, today: '2026-09-28' });

describe('an allocation suggestion', () => {
  it('names the skills that the draft needs, each with why', () => {
    expect(suggest().disciplines.map(({ skill }) => skill)).toEqual(['gmp', 'sterile', 'biologics']);
  });
  it('puts skills before load, and load before name', () => {
    const { candidates } = suggest(
      reviewer('Ann', { skills: ['gmp'] }),
      reviewer('Bob', { skills: ['gmp', 'sterile', 'biologics'] }, 3),
      reviewer('Cid', { skills: ['gmp', 'sterile', 'biologics'] }, 1),
    );
    expect(candidates.map(({ name }) => name)).toEqual(['Cid', 'Bob', 'Ann']);
    expect(candidates[2]?.missing).toEqual(['sterile', 'biologics']);
  });
  it.each([
    [
      'an interest in a party',
      reviewer('X', { skills: ['gmp', 'sterile', 'biologics'], conflicts: ['northglass suzhou ltd'] }),
      'interest',
    ],
    ['no room', reviewer('X', { skills: ['gmp'], capacity: 2 }, 2), 'Already'],
    ['no profile', reviewer('X', undefined), 'No skills'],
    ['another role', reviewer('X', { skills: ['gmp'] }, 0, ['intake']), 'no active account'],
  ])('never suggests a person with %s, and says why', (_, person, why) => {
    const { candidates, excluded } = suggest(person);
    expect(candidates).toEqual([]);
    expect(excluded[0]?.reason.en).toContain(why);
  });
  it('is due ten working days on for a pressing dossier, over holidays and a worked Saturday', () => {
    expect(suggest().dueDate).toBe('2026-10-13');
  });
  it('has no due date where the calendar of a year is missing', () => {
    const late = suggestAllocation({ prepared, people: [], calendar, today: '2026-12-30' });
    expect(late.dueDate).toBeNull();
    expect(late.dueReason.en).toContain('2027');
  });
});
