import type { Bilingual } from '../../domain/bilingual.ts';
import type { IntegrityMark } from '../../domain/document.ts';
import type { ExtractionFailure } from '../../domain/extracted.ts';
import { markWords } from './words.ts';

export function mark(kind: IntegrityMark['kind'], severity: IntegrityMark['severity'], file: string, summary: Bilingual): IntegrityMark {
  return { kind, severity, file, summary, citations: [] };
}

/** One file's failure as one mark. */
export function failureMark(file: string, { failure }: ExtractionFailure, maxPages: number): IntegrityMark {
  switch (failure) {
    case 'encrypted':
      return mark(failure, 'major', file, markWords.encrypted);
    case 'too-many-pages':
      return mark(failure, 'major', file, markWords.tooManyPages(maxPages));
    case 'empty':
      return mark(failure, 'major', file, markWords.empty);
    case 'unsupported':
      return mark(failure, 'major', file, markWords.unsupported);
    case 'unreadable':
      return mark(failure, 'major', file, markWords.unreadable);
    case 'archive-bomb':
      return mark(failure, 'major', file, markWords.bomb);
    default:
      return mark('damaged', 'major', file, markWords.damaged);
  }
}
