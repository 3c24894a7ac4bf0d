import { citationAt } from '../../domain/citation.ts';
import { kindWords } from '../../domain/kind-words.ts';
import type { DecisionStep, Document, Dossier, DossierCitation, Suggestion } from '../../domain/index.ts';
import { abstain } from './suggestion.ts';
import { words } from './words.ts';

/** What each document is, with the words by which it was recognised; documents of no known kind are named as missing. */
export function suggestDocumentKinds(dossier: Dossier): Suggestion {
  if (dossier.documents.length === 0) return abstain('document-kinds', words.noDocuments);
  const path = dossier.documents.map((document): DecisionStep => {
    const [first, ...others] = document.kinds;
    return {
      question: words.documentQuestion(document.path),
      answer:
        first === undefined
          ? words.documentUnknown
          : words.documentIs(
              kindWords[first.kind],
              first.reason,
              others.map(({ kind }) => kindWords[kind]),
            ),
      outcome: first === undefined ? 'unknown' : 'value',
      citations: firstLine(document),
    };
  });
  const known = dossier.documents.filter(({ kinds }) => kinds.length > 0);
  return {
    question: 'document-kinds',
    value: [...new Set(known.flatMap(({ kinds }) => kinds.map(({ kind }) => kind)))].join(',') || null,
    label: words.documentsKnown(known.length, dossier.documents.length),
    reason: words.documentReason,
    citations: [],
    alternatives: [],
    mark: 'ours',
    path,
    missing: dossier.documents.filter(({ kinds }) => kinds.length === 0).map((document) => document.path),
  };
}

/** The first line that has words: what a document calls itself. */
export function firstLine(document: Document): DossierCitation[] {
  const page = document.pages.find((candidate) => candidate.text.trim() !== '');
  const line = page === undefined ? undefined : /\S[^\n]*/u.exec(page.text);
  return page === undefined || line === undefined || line === null
    ? []
    : [citationAt(document, page.number, line.index, line.index + line[0].trimEnd().length)];
}
