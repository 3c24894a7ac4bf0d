import { beforeEach, describe, expect, it } from 'vitest';
import type { CertificateCommand, CertificateEvent, CertificateState } from '../../../../src/domain/certificate.ts';
import type { PersonId } from '../../../../src/domain/ids.ts';
import type { Actor, Role } from '../../../../src/domain/people.ts';
import type { SignedReview } from '../../../../src/domain/review.ts';
import {
  certificateStateOf,
  checkFields,
  decideCertificate,
  releasedCertificateOf,
  viewFields,
} from '../../../../src/stages/approve/index.ts';
import { buildCertificate, buildDraftCertificate } from '../../../../src/stages/report/index.ts';
import { signedExample } from '../../report/signed-example.ts';

const person = (id: string, ...roles: Role[]): Actor => ({ kind: 'person', id: id as PersonId, name: id, roles });
const li = person('li', 'reviewer');
const wang = person('wang', 'approver');
const citation = signedExample().prepared.findings[0]!.evidence[0]!.citation;
const fact = (key: string, value: unknown, n = 0) => ({ id: `${key}-${n}`, key, value, origin: 'label', citations: [citation] }) as never;

/** The signed example with facts of a dossier: two names of the manufacturer, one of everything else. */
const example = signedExample().signed;
const signed = {
  ...example,
  prepared: {
    ...example.prepared,
    facts: [
      fact('mah.name', 'Northbank Pharma Ltd.'), fact('cmo.name', 'Southquay Tablets Ltd.'), fact('cmo.name', 'Southquay Tabs Ltd.', 1),
      fact('product.dosageForm', 'tablets'), fact('product.strength', '50 mg'), fact('cmo.licence.coversProduct', false),
      fact('application.date', '2026-03-23'),
    ],
  },
} as unknown as SignedReview; // prettier-ignore

let events: CertificateEvent[];
let ids = 0;
beforeEach(() => {
  events = [];
});
const state = (): CertificateState => certificateStateOf('class-b-licence', events);
const ask = (actor: Actor, command: CertificateCommand, on: SignedReview | null = signed) =>
  decideCertificate(state(), on, command, { actor, now: '2026-11-21T09:00:00.000Z', newId: () => `id-${String(++ids)}` });
const codeOf = (outcome: ReturnType<typeof ask>): string => (outcome.kind === 'refused' ? outcome.refusal.code : 'accepted');
const act = (actor: Actor, command: CertificateCommand): void => {
  const outcome = ask(actor, command);
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.code);
  events.push(...outcome.events);
};

const values: Record<string, string> = {
  'holder.name': 'Northbank Pharma Ltd.', 'holder.creditCode': '91350100M000100Y43', 'holder.province': '福建', 'product.name': 'Examplin',
  'product.dosageForm': 'tablets', 'product.strength': '50 mg', 'manufacturer.name': 'Southquay Tablets Ltd.', 'manufacturer.address': '1 Quay Road',
  'manufacturer.licence': '闽20200011', 'manufacturer.licenceValidTo': '2028-01-01', 'agreement.signDate': '2026-02-02',
  'application.date': '2026-03-23', 'licence.number': '闽20260002', 'issue.date': '2026-12-01', 'valid.to': '2031-11-30',
}; // prettier-ignore
const prepare = (change: Record<string, { value?: string; confirmed?: boolean; reason?: string }> = {}): CertificateCommand => ({
  type: 'prepare',
  expectedVersion: state().versions.at(-1)?.id ?? null,
  entries: Object.entries(values).map(([key, value]) => ({ key, value, confirmed: true, reason: 'licence register', ...change[key] })),
});
const release = (): CertificateCommand => ({ type: 'release', hash: state().versions.at(-1)!.hash });
const fieldOf = (key: string) => viewFields('class-b-licence', signed.prepared, null).find((field) => field.key === key);

describe('certificate data', () => {
  it('are prefilled only where the dossier states one value with a place, and never where documents differ', () => {
    expect(fieldOf('holder.name')).toMatchObject({ suggested: 'Northbank Pharma Ltd.', obstacle: 'none' });
    expect(fieldOf('manufacturer.name')).toMatchObject({ suggested: '', obstacle: 'contradicting' });
    expect(fieldOf('manufacturer.name')?.candidates.map(({ value }) => value)).toEqual(['Southquay Tablets Ltd.', 'Southquay Tabs Ltd.']);
    expect(fieldOf('product.name')).toMatchObject({ suggested: '', obstacle: 'not-stated' });
    expect(fieldOf('holder.creditCode')).toMatchObject({ suggested: '', obstacle: 'no-fact' });
  });

  it('keep the source of each value, and ask for a reason where there is none or it is disputed', () => {
    expect(codeOf(ask(li, prepare({ 'product.name': { reason: ' ' } })))).toBe('certificate-reason');
    expect(codeOf(ask(li, prepare({ 'manufacturer.name': { reason: '' } })))).toBe('certificate-reason');
    expect(codeOf(ask(li, prepare({ 'holder.name': { reason: '' } })))).toBe('accepted');
    act(li, prepare());
    const entries = state().versions[0]!.entries;
    expect(entries.find(({ key }) => key === 'holder.name')).toMatchObject({ basis: 'source', citations: [citation] });
    expect(entries.find(({ key }) => key === 'product.name')).toMatchObject({
      basis: 'entered',
      citations: [],
      reason: 'licence register',
    });
  });

  it('need a signed review, a person, and the role', () => {
    expect(codeOf(ask(li, prepare(), null))).toBe('certificate-unsigned');
    expect(codeOf(ask(wang, prepare()))).toBe('role-missing');
    expect(codeOf(ask({ kind: 'system', id: 'system' }, prepare()))).toBe('not-a-person');
    act(li, prepare());
    expect(codeOf(ask(li, release()))).toBe('role-missing');
  });

  it('are released by another person than any who prepared them', () => {
    const both = person('both', 'reviewer', 'approver');
    act(both, prepare());
    act(li, prepare());
    expect(codeOf(ask(both, release()))).toBe('certificate-same-person');
    act(wang, release());
    expect(releasedCertificateOf(state(), signed).kind).toBe('released');
    const forged = { ...state(), release: { ...state().release!, by: 'li' as PersonId } };
    expect(releasedCertificateOf(forged, signed)).toMatchObject({ refusal: { code: 'certificate-same-person' } });
  });

  it.each([
    ['a required field is missing', { 'licence.number': { value: '' } }, 'certificate-incomplete'],
    ['a field is not confirmed', { 'holder.name': { confirmed: false } }, 'certificate-incomplete'],
    ['a check differs and nobody says why', { 'product.dosageForm': { reason: '' } }, 'certificate-check'],
  ])('are not released while %s', (_, change, code) => {
    act(li, prepare(change));
    expect(codeOf(ask(wang, release()))).toBe(code);
  });

  it('are released as shown: another hash, an older version or a changed review is refused', () => {
    act(li, prepare());
    const old = release();
    act(li, prepare({ 'valid.to': { value: '2031-12-01' } }));
    expect(codeOf(ask(wang, old))).toBe('content-changed');
    const reopened = { ...signed, contentHash: 'e'.repeat(64) } as unknown as SignedReview;
    expect(codeOf(ask(wang, release(), reopened))).toBe('certificate-stale');
    act(wang, release());
    expect(codeOf(ask(li, prepare()))).toBe('certificate-released');
    expect(releasedCertificateOf(state(), reopened)).toMatchObject({ refusal: { code: 'certificate-stale' } });
    expect(codeOf(ask(li, { ...prepare(), expectedVersion: state().versions.at(-1)!.id } as never, reopened))).toBe('accepted');
  });

  it('tell the second of two people that somebody saved meanwhile, and go back with a reason', () => {
    const first = prepare();
    act(li, first);
    expect(codeOf(ask(li, first))).toBe('decided-meanwhile');
    expect(codeOf(ask(wang, { type: 'sendBack', reason: ' ' }))).toBe('reason-missing');
    act(wang, { type: 'sendBack', reason: 'Look at the address again.' });
    expect(state().sentBack).toMatchObject({ reason: 'Look at the address again.' });
    act(li, prepare());
    expect(state().sentBack).toBeNull();
  });
});

describe('the checks of certificate data', () => {
  const checks = (change: Parameters<typeof prepare>[0]) => {
    events = [];
    act(li, prepare(change));
    const version = state().versions[0]!;
    return checkFields('class-b-licence', viewFields('class-b-licence', signed.prepared, version), signed.prepared.facts);
  };
  const outcomeOf = (change: Parameters<typeof prepare>[0], ...keys: string[]) =>
    checks(change).find((check) => check.keys.join() === keys.join())?.outcome;

  it.each([
    ['holder.creditCode', '91350100M000100Y43', 'fits'],
    ['holder.creditCode', '91350100M000100Y44', 'differs'],
    ['manufacturer.licence', '闽20200011', 'fits'],
    ['manufacturer.licence', 'Min 2020 0011', 'differs'],
    ['issue.date', '2026-02-30', 'differs'],
    ['issue.date', '1 December 2026', 'differs'],
  ])('%s %s: %s', (key, value, outcome) => {
    expect(outcomeOf({ [key]: { value } }, key)).toBe(outcome);
  });

  it('see dates out of order, and a dosage form outside the licence', () => {
    expect(outcomeOf({}, 'issue.date', 'valid.to')).toBe('fits');
    expect(outcomeOf({ 'valid.to': { value: '2026-11-30' } }, 'issue.date', 'valid.to')).toBe('differs');
    expect(outcomeOf({}, 'product.dosageForm')).toBe('differs');
    expect(outcomeOf({ 'product.dosageForm': { value: 'capsules' } }, 'product.dosageForm')).toBe('not-checkable');
  });
});

describe('the paper of certificate data', () => {
  const paperOf = () => {
    const fields = viewFields('class-b-licence', signed.prepared, state().versions.at(-1) ?? null);
    const checks = checkFields('class-b-licence', fields, signed.prepared.facts);
    return buildDraftCertificate(state(), { fields, checks }, signed.prepared, 'en');
  };

  it('shows only what a person confirmed, marks the rest as missing, and bears a watermark until released', () => {
    expect(JSON.stringify(paperOf())).not.toContain('Northbank');
    act(li, prepare({ 'product.name': { confirmed: false } }));
    const draft = paperOf();
    const rows = draft.blocks.find((block) => block.type === 'table')?.rows ?? [];
    expect(rows.find(([label]) => label === 'Marketing authorisation holder')?.[1]).toBe('Northbank Pharma Ltd.');
    expect(rows.find(([label]) => label === 'Marketing authorisation holder')?.[2]).toContain('quality agreement.pdf, page 2');
    expect(rows.find(([label]) => label === 'Product')?.[1]).toContain('MISSING');
    expect(draft).toMatchObject({ official: false, watermark: 'DRAFT – NO DECISION' });
  });

  it('is official once released, and names both persons and the hash', () => {
    act(li, prepare());
    act(wang, release());
    const released = releasedCertificateOf(state(), signed);
    if (released.kind === 'refused') throw new Error(released.refusal.code);
    const paper = buildCertificate(released.certificate, signed.prepared, 'zh');
    expect(paper).toMatchObject({ official: true, watermark: null });
    const text = JSON.stringify(paper.blocks);
    for (const words of ['li, 2026', 'wang, 2026', state().versions[0]!.hash, '不符']) expect(text).toContain(words);
  });
});
