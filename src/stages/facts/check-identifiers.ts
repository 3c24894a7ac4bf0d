import type { IntegrityMark } from '../../domain/document.ts';
import { checkIdentifier, type IdentifierKind } from '../../domain/identifiers.ts';
import { cite, type Source } from './source.ts';
import { words } from './words.ts';

const sought: readonly (readonly [kind: IdentifierKind, pattern: RegExp])[] = [
  ['social-credit-code', /(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/gu],
  ['drug-approval', /国药准字\s?[A-Z]{1,2}[\d-]{5,12}(?![\dXx*×])/gu],
];

/** Identifiers whose form or check character does not fit, each once: something to verify at the registry. */
export function identifierChecks(source: Source): IntegrityMark[] {
  const marks: IntegrityMark[] = [];
  const seen = new Set<string>();
  for (const document of source.documents) {
    for (const page of document.pages) {
      for (const [kind, pattern] of sought) {
        for (const m of page.text.matchAll(pattern)) {
          const result = checkIdentifier(kind, m[0]);
          if (seen.has(m[0]) || (result !== 'check_digit_differs' && result !== 'format_differs')) continue;
          seen.add(m[0]);
          marks.push({
            kind: 'identifier-check',
            severity: 'minor',
            file: document.path,
            summary: result === 'check_digit_differs' ? words.checkDigit(m[0]) : words.identifierForm(m[0]),
            citations: [cite({ document, page: page.number, start: m.index, end: m.index + m[0].length })],
          });
        }
      }
    }
  }
  return marks;
}
