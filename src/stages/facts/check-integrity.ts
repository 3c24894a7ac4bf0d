import type { IntegrityMark } from '../../domain/document.ts';
import type { Enclosure } from './read-enclosures.ts';
import type { Post } from './read-posts.ts';
import { cite } from './source.ts';
import { words } from './words.ts';

const fullTime = /full[- ]?time|resident|on[- ]site|全职|专职|常驻|驻厂/iu;

/** Overlapping periods in one person's career. A signal to ask about, never an accusation; one shared month is not an overlap. */
export function cvOverlaps(posts: readonly Post[], asOf: string): IntegrityMark[] {
  const marks: IntegrityMark[] = [];
  for (const person of new Set(posts.map((p) => p.person))) {
    const own = posts.filter((p) => p.person === person).sort((a, b) => (a.period.from < b.period.from ? -1 : 1));
    own.forEach((a, i) => {
      const b = own[i + 1];
      if (b === undefined || a.place.document !== b.place.document) return;
      const end = a.period.to ?? asOf;
      if (Date.parse(end) - Date.parse(b.period.from) <= 31 * 86_400_000 || (a.employer !== '' && a.employer === b.employer)) return;
      const period = (p: Post): string => `${p.period.from}–${p.period.to ?? ''}`;
      marks.push({
        kind: 'cv-overlap',
        severity: 'minor',
        file: a.place.document.path,
        summary:
          fullTime.test(a.text) && fullTime.test(b.text)
            ? words.cvOverlapFullTime(person, period(a), period(b))
            : words.cvOverlap(person, period(a), period(b)),
        citations: [cite(a.place), cite(b.place)],
        clause: 'nmpa-2025-134#XXIV',
      });
    });
  }
  return marks;
}

/** One mark for each listed document that no file answers to. */
export function missingEnclosures(enclosures: readonly Enclosure[]): IntegrityMark[] {
  return enclosures
    .filter((e) => !e.present)
    .map((e) => ({
      kind: 'listed-not-enclosed',
      severity: 'major',
      file: e.place.document.path,
      summary: words.notEnclosed(e.no, e.title),
      citations: [cite(e.place)],
    }));
}
