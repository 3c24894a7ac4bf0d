import { describe, expect, it } from 'vitest';
import type { Deletion, LegalHold, PersonId, Role } from '../../../src/domain/index.ts';
import {
  closedSince,
  dueSince,
  refuseAskingDeletion,
  refuseDecidingDeletion,
  refuseHold,
  type DeletionCase,
} from '../../../src/governance/retention/decide-deletion.ts';
import { retentionWords as words } from '../../../src/governance/retention/retention-words.ts';

const person = (id: string, ...roles: Role[]) => ({ kind: 'person' as const, id: id as PersonId, name: id, roles });
const [lead, administrator, governance] = [person('L', 'lead'), person('A', 'administrator', 'governance'), person('G', 'governance')];
const signed = {
  side: 'review',
  status: 'ready',
  createdAt: '2026-01-01T00:00:00.000Z',
  review: { phase: 'signed', changedAt: '2026-02-01T00:00:00.000Z' },
} as const;
const held: LegalHold = { held: true, byName: 'L', at: signed.createdAt, reason: 'court' };
const asked = { state: 'asked', askedBy: 'A' } as Deletion;
const free: DeletionCase = { dossier: signed, hold: null, deletion: null, inUse: false };

describe('when a dossier is closed', () => {
  const since = '2026-02-01T00:00:00.000Z';
  it.each([
    ['a signed review by its sign-off', signed, since],
    ['a review under way never', { ...signed, review: { ...signed.review, phase: 'in-review' } }, null],
    ['one that waits for approval never', { ...signed, review: { ...signed.review, phase: 'awaiting-approval' } }, null],
    ['a finished pre-check by its last change', { ...signed, side: 'precheck', review: { ...signed.review, phase: 'in-review' } }, since],
    ['one that is being prepared never', { ...signed, status: 'preparing', review: null }, null],
    ['one whose drafting failed by its arrival', { ...signed, status: 'failed', review: null }, signed.createdAt],
  ] as const)('%s', (_, dossier, expected) => {
    expect(closedSince(dossier)).toBe(expected);
  });

  it('is due after the days of its kind, and never while open', () => {
    expect(dueSince(signed, 28)).toBe('2026-03-01T00:00:00.000Z');
    expect(dueSince({ ...signed, status: 'preparing', review: null }, 28)).toBeNull();
  });
});

describe('who may have a dossier deleted', () => {
  it.each([
    ['a lead asks', lead, {}, null],
    ['an administrator asks', administrator, {}, null],
    ['governance alone does not ask', governance, {}, words.whoAsks],
    ['nobody asks twice', lead, { deletion: asked }, words.askedAlready],
    ['nobody asks for what is gone', lead, { deletion: { ...asked, state: 'done' } as Deletion }, words.deletedAlready],
    ['a hold stands in the way', lead, { hold: held }, words.held],
    ['a hold that ended does not', lead, { hold: { ...held, held: false } }, null],
    ['an open review stands in the way', lead, { dossier: { ...signed, review: null } }, words.open],
    ['a draft under way stands in the way', lead, { inUse: true }, words.inUse],
  ])('%s', (_, by, change, expected) => {
    expect(refuseAskingDeletion(by, { ...free, ...change })).toBe(expected);
  });

  it.each([
    ['governance confirms', governance, 'confirm', {}, null],
    ['governance declines', governance, 'decline', {}, null],
    ['a lead does not confirm', lead, 'confirm', {}, words.whoDecides],
    ['who asked does not confirm', administrator, 'confirm', {}, words.secondPerson],
    ['who asked does not decline', administrator, 'decline', {}, words.secondPerson],
    ['nothing is confirmed that was not asked', governance, 'confirm', { deletion: null }, words.decidedAlready],
    ['nothing is decided twice', governance, 'confirm', { deletion: { ...asked, state: 'declined' } as Deletion }, words.decidedAlready],
    ['a hold set since stands in the way', governance, 'confirm', { hold: held }, words.held],
    ['what is held can be declined', governance, 'decline', { hold: held }, null],
    ['a review opened again stands in the way', governance, 'confirm', { dossier: { ...signed, review: null } }, words.open],
  ] as const)('%s', (_, by, decision, change, expected) => {
    expect(refuseDecidingDeletion(by, decision, { ...free, deletion: asked, ...change })).toBe(expected);
  });
});

describe('a legal hold', () => {
  it.each([
    ['is set by a lead', lead, true, {}, null],
    ['is ended by governance', governance, false, { hold: held }, null],
    ['is not set by others', person('R', 'reviewer'), true, {}, words.whoHolds],
    ['is not set twice', lead, true, { hold: held }, words.heldAlready],
    ['is not ended where there is none', lead, false, {}, words.notHeld],
    ['may be set while a deletion is asked for', lead, true, { deletion: asked }, null],
    ['comes too late after confirmation', lead, true, { deletion: { ...asked, state: 'confirmed' } as Deletion }, words.tooLate],
  ])('%s', (_, by, wanted, change, expected) => {
    expect(refuseHold(by, wanted, { ...free, ...change })).toBe(expected);
  });
});
