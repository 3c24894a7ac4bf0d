import type { Store } from '../adapters/store/open-store.ts';
import type { CaseView } from '../contract/index.ts';

/** A case as people confirmed it here, beside what the knowledge base says. */
export function withConfirmation(item: CaseView, store: Pick<Store, 'caseConfirmations'>): CaseView {
  return item.confirmed ? item : { ...item, confirmed: store.caseConfirmations().some(({ caseId }) => caseId === item.id) };
}
