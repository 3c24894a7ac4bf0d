import { factsByKey } from '../cel-evidence.ts';
import type { NamedCheck } from './check-hit.ts';

/** Signals that the fact reader computed (overlapping posts and the like): shown to the reviewer under art. XXIV, deciding nothing by themselves. */
export const integritySignals: NamedCheck = function* integritySignals({ sheet }) {
  for (const fact of factsByKey(sheet).get('application.integritySignals') ?? []) {
    yield {
      requirement: 'A134-24-a',
      force: 'weak',
      citations: fact.citations,
      expression: 'no integrity signal',
      note: {
        en: 'A signal that may have a simple reason; ask before drawing a conclusion.',
        zh: '该信号可能有合理原因，作出结论前请先询问。',
      },
    };
  }
};
