import { describe, expect, it } from 'vitest';
import type { Actor, CorrectionExport, DataConsent, DossierId, PersonId, Role } from '../../../src/domain/index.ts';
import { correctionExportOf } from '../../../src/domain/index.ts';
import {
  correctionsWords as words, refuseAskingExport, refuseConsent, refuseDecidingExport, refuseDownload, whyLeftOut, type Usable,
} from '../../../src/governance/index.ts'; // prettier-ignore

const at = '2026-03-01T10:00:00.000Z';
const person = (id: string, ...roles: Role[]): Extract<Actor, { kind: 'person' }> => ({
  kind: 'person',
  id: id as PersonId,
  name: id,
  roles,
});
const consent = (given: boolean): DataConsent => ({ given, byName: 'Lena Voss', at, reason: 'asked and agreed' });
const usable: Usable = { phase: 'signed', consent: consent(true), deleted: false };
const [asker, second, lead] = [person('P-1', 'governance'), person('P-2', 'governance'), person('P-3', 'lead')];
const asked: CorrectionExport = correctionExportOf('x', [
  { step: 'asked', by: asker.id, at, purpose: 'tune', dossiers: ['d-1' as DossierId] },
]);
const declined = correctionExportOf('x', [asked.asked, { step: 'declined', by: second.id, at }]);
const file = { sha256: 'a'.repeat(64) as never, bytes: 1, lines: 1, masked: {}, dossiers: [], leftOut: [] };
const released = correctionExportOf('x', [
  asked.asked,
  { step: 'released', by: second.id, at, file },
  { step: 'downloaded', by: asker.id, at },
]);

describe('a dossier', () => {
  it.each([
    [usable, null],
    [{ ...usable, phase: 'in-review' }, 'not-signed'],
    [{ ...usable, phase: null }, 'not-signed'],
    [{ ...usable, consent: null }, 'no-consent'],
    [{ ...usable, consent: consent(false) }, 'no-consent'],
    [{ ...usable, deleted: true }, 'deleted'],
  ] as const)('%o is left out for: %s', (dossier, why) => expect(whyLeftOut(dossier)).toBe(why));
});

describe('consent', () => {
  it('is given by a lead, with a reason, for a signed review, once', () => {
    const none = { ...usable, consent: null };
    expect(refuseConsent(lead, true, 'agreed', none)).toBeNull();
    for (const other of [asker, person('P-4', 'reviewer', 'approver', 'administrator')])
      expect(refuseConsent(other, true, 'agreed', none)).toBe(words.whoConsents);
    expect(refuseConsent(lead, true, ' ', none)).toBe(words.reasonMissing);
    expect(refuseConsent(lead, true, 'agreed', { ...none, phase: 'awaiting-approval' })).toBe(words.notSigned);
    expect(refuseConsent(lead, true, 'agreed', usable)).toBe(words.givenAlready);
  });

  it('is taken back also when the review was opened again', () => {
    expect(refuseConsent(lead, false, 'no more', { ...usable, phase: 'in-review' })).toBeNull();
    expect(refuseConsent(lead, false, 'no more', { ...usable, consent: consent(false) })).toBe(words.notGiven);
  });
});

describe('an export', () => {
  it('is asked for by governance, with a purpose, of dossiers with consent alone', () => {
    expect(refuseAskingExport(asker, 'tune', [usable])).toBeNull();
    expect(refuseAskingExport(lead, 'tune', [usable])).toBe(words.whoAsks);
    expect(refuseAskingExport(asker, ' ', [usable])).toBe(words.purposeMissing);
    expect(refuseAskingExport(asker, 'tune', [])).toBe(words.noneChosen);
    expect(refuseAskingExport(asker, 'tune', [usable, { ...usable, consent: null }])).toBe(words.without);
  });

  it('is released by another person with the governance or the lead role, while something of it may be used', () => {
    for (const other of [second, lead]) expect(refuseDecidingExport(other, 'release', asked, 1)).toBeNull();
    expect(refuseDecidingExport(asker, 'release', asked, 1)).toBe(words.secondPerson);
    expect(refuseDecidingExport({ ...asker, roles: ['lead', 'governance'] }, 'decline', asked, 1)).toBe(words.secondPerson);
    expect(refuseDecidingExport(person('P-4', 'approver', 'administrator'), 'release', asked, 1)).toBe(words.whoDecides);
    expect(refuseDecidingExport(second, 'release', asked, 0)).toBe(words.nothingLeft);
    expect(refuseDecidingExport(second, 'decline', asked, 0)).toBeNull();
    for (const done of [declined, released]) expect(refuseDecidingExport(lead, 'release', done, 1)).toBe(words.decidedAlready);
  });

  it('is downloaded by who asked for it, once it is released, while every dossier in it has consent', () => {
    expect(released).toMatchObject({ state: 'released', downloads: 1, file });
    expect(refuseDownload(asker, released, [usable])).toBeNull();
    for (const [by, present] of [[asker, asked], [asker, declined]] as const) expect(refuseDownload(by, present, [])).toBe(words.notReleased);
    expect(refuseDownload(second, released, [usable])).toBe(words.onlyAsker);
    expect(refuseDownload({ ...asker, roles: ['reviewer'] }, released, [usable])).toBe(words.onlyAsker);
    expect(refuseDownload(asker, released, [usable, { ...usable, consent: consent(false) }])).toBe(words.withdrawn);
    expect(refuseDownload(asker, released, [{ ...usable, deleted: true }])).toBe(words.deleted);
  }); // prettier-ignore
});
