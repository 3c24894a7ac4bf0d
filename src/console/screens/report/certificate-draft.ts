import { useState } from 'react';
import type { CertificateView } from '../../../contract/index.ts';

/** One field as it stands in the form. */
export type FieldDraft = { readonly value: string; readonly confirmed: boolean; readonly reason: string };
type Drafts = Readonly<Record<string, FieldDraft>>;

const ofView = ({ fields }: CertificateView): Drafts =>
  Object.fromEntries(
    fields.map(({ key, entry, suggested }) => [
      key,
      { value: entry?.value ?? suggested, confirmed: entry?.confirmed ?? false, reason: entry?.reason ?? '' },
    ]),
  );

/** The form over the newest version: what is changed is kept over a reload, and dropped once somebody has saved a newer version. */
export function useCertificateDraft(dossierId: string, view: CertificateView) {
  const storageKey = `countersign.certificate.${dossierId}.${view.kind}.${view.version?.id ?? 'none'}`;
  const [changed, setChanged] = useState<Drafts | null>(() => JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Drafts | null);
  const drafts = { ...ofView(view), ...changed };
  return {
    drafts,
    isChanged: changed !== null,
    change: (key: string, change: Partial<FieldDraft>): void => {
      const before = drafts[key] ?? { value: '', confirmed: false, reason: '' };
      /* A changed value is not the one that was confirmed. */
      const next = { ...drafts, [key]: { ...before, ...(change.value === undefined ? {} : { confirmed: false }), ...change } };
      sessionStorage.setItem(storageKey, JSON.stringify(next));
      setChanged(next);
    },
    forget: (): void => {
      sessionStorage.removeItem(storageKey);
      setChanged(null);
    },
  };
}
