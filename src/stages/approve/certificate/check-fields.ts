import type { CertificateCheck, CertificateFieldView, CertificateKind } from '../../../domain/certificate.ts';
import { checkIdentifier } from '../../../domain/identifiers.ts';
import type { PreparedReview } from '../../../domain/review.ts';
import { certificateFields } from './certificate-fields.ts';
import { checkWords } from './check-words.ts';
import { folded } from './suggest-fields.ts';

/** Earlier and later date of each pair that must be in order; a pair with a missing or ill-formed date is not checked. */
const order = [
  ['application.date', 'issue.date'], ['agreement.signDate', 'issue.date'], ['opinion.date', 'issue.date'], ['issue.date', 'valid.to'],
  ['issue.date', 'agreement.validTo'], ['issue.date', 'manufacturer.licenceValidTo'], ['issue.date', 'opinion.useBy'],
] as const; // prettier-ignore

/** Form, check character, order of dates, scope. What differs is a reason to look again; none of it says what a registry holds. Pure. */
export function checkFields(
  kind: CertificateKind,
  fields: readonly CertificateFieldView[],
  facts: PreparedReview['facts'],
): CertificateCheck[] {
  const values = new Map(fields.flatMap(({ key, entry }) => (entry === null || entry.value === '' ? [] : [[key, entry.value] as const])));
  const titles = new Map(fields.map(({ key, title }) => [key, title]));
  const forms = certificateFields[kind].flatMap(({ key, title, form }): CertificateCheck[] => {
    const value = values.get(key);
    if (value === undefined || form === 'text') return [];
    if (form === 'date')
      return isDate(value)
        ? [{ keys: [key], outcome: 'fits', text: checkWords.dateFits(title) }]
        : [{ keys: [key], outcome: 'differs', text: checkWords.noDate(title) }];
    const result = checkIdentifier(form, value);
    const outcome = result === 'not_checkable' ? 'not-checkable' : result.endsWith('_ok') ? 'fits' : 'differs';
    return [{ keys: [key], outcome, text: checkWords[result](title) }];
  });
  const dates = order.flatMap(([earlier, later]): CertificateCheck[] => {
    const [first, second] = [values.get(earlier), values.get(later)];
    const [a, b] = [titles.get(earlier), titles.get(later)];
    if (first === undefined || second === undefined || a === undefined || b === undefined || !isDate(first) || !isDate(second)) return [];
    return [{ keys: [earlier, later], outcome: first <= second ? 'fits' : 'differs', text: checkWords.order(a, b, first <= second) }];
  });
  return [...forms, ...dates, ...opinionTerm(values), ...scope(fields, facts)];
}

/** Announcement 134 (XIX): the holder applies for Class B within twelve months of the Written Opinion. */
function opinionTerm(values: ReadonlyMap<string, string>): CertificateCheck[] {
  const [issued, due] = [values.get('issue.date') ?? '', values.get('opinion.useBy') ?? ''];
  if (!isDate(issued) || !isDate(due)) return [];
  const fits = due <= `${String(Number(issued.slice(0, 4)) + 1)}${issued.slice(4)}`;
  return [{ keys: ['issue.date', 'opinion.useBy'], outcome: fits ? 'fits' : 'differs', text: checkWords.opinionTerm(fits) }];
}

/** The dosage form stands on the manufacturer's licence; compared when the facts were read, so only for the value as the dossier states it. */
function scope(fields: readonly CertificateFieldView[], facts: PreparedReview['facts']): CertificateCheck[] {
  const form = fields.find(({ key }) => key === 'product.dosageForm');
  const value = form?.entry?.value ?? '';
  if (form === undefined || value === '') return [];
  const keys = ['product.dosageForm'];
  const outcomes = new Set(facts.filter(({ key }) => key === 'cmo.licence.coversProduct').map(({ value }) => value));
  const asStated = form.candidates.some((candidate) => folded(candidate.value) === folded(value));
  if (!asStated || outcomes.size !== 1) return [{ keys, outcome: 'not-checkable', text: checkWords.scopeUnknown }];
  const fits = outcomes.has(true);
  return [{ keys, outcome: fits ? 'fits' : 'differs', text: fits ? checkWords.scopeFits : checkWords.scopeDiffers }];
}

/** A day of the calendar, YYYY-MM-DD. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
