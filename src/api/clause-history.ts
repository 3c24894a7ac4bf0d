import type { Store } from '../adapters/store/open-store.ts';
import type { ClauseDetail } from '../contract/index.ts';
import type { Clause, KnowledgeBase } from '../domain/index.ts';

const words = {
  issued: { en: 'Instrument issued', zh: '文件发布' },
  inForce: { en: 'Instrument in force', zh: '文件施行' },
  from: { en: 'This clause applies from here on', zh: '本条自此适用' },
  until: { en: 'Last day on which this clause applies', zh: '本条适用的最后一日' },
  ended: { en: 'Instrument ended', zh: '文件废止' },
  imported: { en: 'Official text imported here', zh: '在本系统导入官方文本' },
} as const;

/** Dates of the instrument and of the clause, the transitional rule, and texts imported here; oldest first. */
export function clauseHistory(clause: Clause, knowledge: KnowledgeBase, store: Pick<Store, 'auditTimeline'>): ClauseDetail['history'] {
  const instrument = knowledge.instruments.find(({ id }) => id === clause.instrument);
  const history: ClauseDetail['history'] = [];
  const add = (day: string | null | undefined, what: ClauseDetail['history'][number]['what'], record: number | null = null): void => {
    if (day !== null && day !== undefined) history.push({ day, what, record });
  };
  add(instrument?.issued, words.issued);
  add(instrument?.inForce, words.inForce);
  if (clause.validFrom !== instrument?.inForce) add(clause.validFrom, words.from);
  add(instrument?.transition?.acceptedBefore, instrument?.transition?.statement ?? words.from);
  add(clause.validTo, words.until);
  if (instrument?.ended !== clause.validTo) add(instrument?.ended, words.ended);
  for (const { event, subject, at, seq } of store.auditTimeline({ limit: 1000 }))
    if (event === 'knowledge.imported' && subject.startsWith(clause.instrument)) add(at.slice(0, 10), words.imported, seq);
  return history.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
