import type { IntegrityMark } from '../../domain/document.ts';
import type { Enclosure } from './read-enclosures.ts';
import type { Post } from './read-posts.ts';
import { cite, type Source } from './source.ts';
import { words } from './words.ts';

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
        summary: words.cvOverlap(person, period(a), period(b)),
        citations: [cite(a.place), cite(b.place)],
        clause: 'nmpa-2025-134#XXIV',
      });
    });
  }
  return marks;
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015: is the last character what the first seventeen give? A failure is a reason to look at the registry, no more. */
export function socialCreditCodeFits(code: string): boolean {
  let weight = 1;
  let sum = 0;
  for (const c of code.slice(0, 17)) {
    const value = alphabet.indexOf(c);
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] === code[17];
}

const socialCreditCode = /(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/gu;

/** Unified social credit codes whose check character does not fit. */
export function identifierChecks(source: Source): IntegrityMark[] {
  const marks: IntegrityMark[] = [];
  const seen = new Set<string>();
  for (const document of source.documents) {
    for (const page of document.pages) {
      for (const m of page.text.matchAll(socialCreditCode)) {
        if (seen.has(m[0]) || socialCreditCodeFits(m[0])) continue;
        seen.add(m[0]);
        marks.push({
          kind: 'identifier-check',
          severity: 'minor',
          file: document.path,
          summary: words.checkDigit(m[0]),
          citations: [cite({ document, page: page.number, start: m.index, end: m.index + m[0].length })],
        });
      }
    }
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
