import {
  DocumentId,
  FindingId,
  RequirementId,
  citationAt,
  type ClauseId,
  type Document,
  type DossierCitation,
  type DraftFinding,
  type Page,
  type Sha256,
} from '../../../src/domain/index.ts';

/** A page whose lines are set one under another, 6 points a character, one run per line. */
export function pageOf(number: number, lines: readonly string[]): Page {
  const text = lines.join('\n');
  let start = 0;
  const runs = lines.map((line, row) => {
    const run = { start, end: start + line.length, x: 72, y: 90 + 14 * row, width: 6 * line.length, height: 12 };
    start += line.length + 1;
    return run;
  });
  return { number, width: 595, height: 842, text, runs, blocks: [{ type: 'paragraph', start: 0, end: text.length }], textSource: 'text' };
}

export function documentOf(id: string, path: string, pages: readonly Page[]): Document {
  return {
    id: DocumentId.parse(id),
    path,
    sha256: 'a'.repeat(64) as Sha256,
    bytes: 1,
    format: 'pdf',
    title: path,
    kind: 'other',
    kinds: [],
    language: 'en',
    pages: [...pages],
    metadata: {},
  };
}

export function byId(...documents: readonly Document[]): ReadonlyMap<string, Document> {
  return new Map(documents.map((document) => [document.id as string, document]));
}

/** The citation of the first place where these words stand. */
export function cite(document: Document, words: string): DossierCitation {
  for (const page of document.pages) {
    const at = page.text.indexOf(words);
    if (at >= 0) return citationAt(document, page.number, at, at + words.length);
  }
  throw new Error(`“${words}” does not stand in ${document.path}`);
}

export function draftOf(changes: Partial<DraftFinding>): DraftFinding {
  return {
    stage: 'draft',
    id: FindingId.parse('F-1'),
    requirementId: RequirementId.parse('A134-17-a'),
    clause: 'nmpa-2025-134#XVII',
    verdict: 'not-met',
    severity: 'major',
    summary: { en: 'The duty is not met.', zh: '不符合要求。' },
    reasoning: { en: 'See the quote.', zh: '见引文。' },
    evidenceState: 'contradicting',
    evidence: [],
    clauses: [
      { source: 'clause', clause: 'nmpa-2025-134#XVII' as ClauseId, quote: 'At least three consecutive batches.', wording: 'working' },
    ],
    cases: [],
    origin: 'rule',
    agreement: 'single',
    trace: [],
    openQuestions: [],
    ...changes,
  };
}
