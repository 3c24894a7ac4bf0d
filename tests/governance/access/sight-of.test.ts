import { describe, expect, it } from 'vitest';
import type { PersonId, Role } from '../../../src/domain/index.ts';
import { Role as Roles } from '../../../src/domain/index.ts';
import { sightOf, type Sight, type Viewed, type Viewer } from '../../../src/governance/index.ts';

const viewer = (role: Role, teams: readonly string[] = ['North'], id = 'me'): Viewer => ({ id: id as PersonId, roles: [role], teams });
const review = (more: Partial<Viewed> = {}): Viewed => ({ side: 'review', team: 'North', createdBy: 'system', assignedTo: null, ...more });
const precheck = (more: Partial<Viewed> = {}): Viewed => ({ side: 'precheck', team: 'North', createdBy: 'me', assignedTo: null, ...more });

/** What each role sees; order of the roles as the type names them. */
const of = (dossier: Viewed, teams?: readonly string[], id?: string): Record<Role, Sight> =>
  Object.fromEntries(Roles.options.map((role) => [role, sightOf(viewer(role, teams, id), dossier)])) as Record<Role, Sight>;

describe('how far somebody sees into a review', () => {
  it('of their team: everybody who reviews reads it; lead, approver and whoever reviews it take its files', () => {
    expect(of(review())).toEqual({
      intake: 'text',
      reviewer: 'text',
      lead: 'files',
      approver: 'files',
      writer: 'nothing',
      governance: 'text',
      knowledge: 'nothing',
      administrator: 'metadata',
    });
    expect(sightOf(viewer('reviewer'), review({ assignedTo: 'me' as PersonId }))).toBe('files');
    expect(sightOf(viewer('reviewer'), review({ assignedTo: 'other' as PersonId }))).toBe('text');
  });

  it('of another team: nobody, though governance and administrators know that it is there', () => {
    const foreign = {
      intake: 'nothing', reviewer: 'nothing', lead: 'nothing', approver: 'nothing', writer: 'nothing', governance: 'metadata', knowledge: 'nothing', administrator: 'metadata',
    }; // prettier-ignore
    expect(of(review({ team: 'South', assignedTo: 'me' as PersonId, createdBy: 'me' }))).toEqual(foreign);
    expect(of(review(), [])).toEqual(foreign);
  });

  it('without a team: everybody who reviews, as before there were teams', () => {
    expect(of(review({ team: null }), [])).toEqual({
      intake: 'text',
      reviewer: 'files',
      lead: 'files',
      approver: 'files',
      writer: 'nothing',
      governance: 'text',
      knowledge: 'nothing',
      administrator: 'metadata',
    });
  });

  it('belongs to any of several teams', () => {
    expect(sightOf(viewer('reviewer', ['South', 'North']), review())).toBe('text');
  });
});

describe('how far somebody sees into a pre-check', () => {
  it('of their team: writers read it, its maker takes its files, nobody who reviews sees it', () => {
    const mine = of(precheck());
    expect(mine).toEqual({
      intake: 'nothing',
      reviewer: 'nothing',
      lead: 'nothing',
      approver: 'nothing',
      writer: 'files',
      governance: 'metadata',
      knowledge: 'nothing',
      administrator: 'metadata',
    });
    expect(sightOf(viewer('writer', ['North'], 'colleague'), precheck())).toBe('text');
  });

  it('of another team: no writer, its maker neither once they left', () => {
    expect(sightOf(viewer('writer', ['South'], 'colleague'), precheck())).toBe('nothing');
    expect(sightOf(viewer('writer', ['South']), precheck())).toBe('nothing');
  });

  it('without a team: its maker alone', () => {
    expect(sightOf(viewer('writer', []), precheck({ team: null }))).toBe('files');
    expect(sightOf(viewer('writer', [], 'colleague'), precheck({ team: null }))).toBe('nothing');
  });
});
