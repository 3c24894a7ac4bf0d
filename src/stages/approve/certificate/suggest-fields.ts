import type { CertificateFieldView, CertificateKind, CertificateVersion } from '../../../domain/certificate.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { PreparedReview } from '../../../domain/review.ts';
import { certificateFields, type CertificateField } from './certificate-fields.ts';

type Candidate = CertificateFieldView['candidates'][number];

/**
 * Each field with what the dossier states. Prefilled only where the documents state one value at a place that can be opened, or where
 * a person corrected the fact; several values are all shown and none is chosen.
 */
export function viewFields(
  kind: CertificateKind,
  prepared: Pick<PreparedReview, 'facts' | 'contradictions'>,
  version: Pick<CertificateVersion, 'entries'> | null,
): CertificateFieldView[] {
  return certificateFields[kind].map((field) => {
    const candidates = candidatesOf(field, prepared.facts);
    const disputed = candidates.length > 1 || prepared.contradictions.some(({ topic }) => topic === field.fact);
    const obstacle = field.fact === null ? 'no-fact' : candidates.length === 0 ? 'not-stated' : disputed ? 'contradicting' : 'none';
    return {
      key: field.key,
      title: field.title,
      form: field.form === 'text' || field.form === 'date' ? field.form : 'identifier',
      required: field.required,
      obstacle,
      suggested: obstacle === 'none' ? (candidates[0]?.value ?? '') : '',
      candidates,
      entry: version?.entries.find(({ key }) => key === field.key) ?? null,
    };
  });
}

function candidatesOf(field: CertificateField, facts: readonly Fact[]): Candidate[] {
  const readings = facts.filter(({ key, value }) => key === field.fact && typeof value === 'string' && value.trim() !== '');
  const corrected = readings.findLast(({ origin }) => origin === 'corrected');
  const groups = new Map<string, Candidate>();
  for (const { value, citations } of corrected === undefined ? readings : [corrected]) {
    const shown = String(value).trim();
    const same = groups.get(folded(shown));
    groups.set(folded(shown), { value: same?.value ?? shown, citations: [...(same?.citations ?? []), ...citations] });
  }
  return [...groups.values()].filter(({ citations }) => citations.length > 0 || corrected !== undefined);
}

/** White space, width and case make no other value. */
export function folded(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
}
