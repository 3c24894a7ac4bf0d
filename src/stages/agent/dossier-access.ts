import {
  failingVerdicts,
  type Case,
  type Clause,
  type Document,
  type IntegrityMark,
  type Passage,
  type Verdict,
} from '../../domain/index.ts';

/** What the agent may read of one dossier and the knowledge base. Everything here only reads. */
export type DossierAccess = {
  readonly documents: ReadonlyMap<string, Document>;
  /** All passages that the agent may see, in reading order, by id. */
  readonly passages: ReadonlyMap<string, Passage>;
  /** Ids that are kept from it, because they are flagged as hidden or as instructions. */
  readonly withheld: ReadonlySet<string>;
  /** Does a span of a page touch what is kept from the agent? */
  readonly isWithheld: (documentId: string, page: number, start: number, end: number) => boolean;
  /** Passages of a page, in reading order. */
  readonly passagesOn: (documentId: string, page: number) => readonly Passage[];
  /** Best first. */
  readonly searchDossier: (query: string, limit: number) => readonly Passage[];
  /** Clauses in force on the dossier's day, best first. */
  readonly searchClauses: (query: string, limit: number) => readonly Clause[];
  readonly searchCases: (query: string, limit: number) => readonly Case[];
};

export type DossierSources = {
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  readonly integrity: readonly IntegrityMark[];
  readonly searchDossier: DossierAccess['searchDossier'];
  readonly searchClauses: DossierAccess['searchClauses'];
  readonly searchCases: DossierAccess['searchCases'];
};

const notForReading: readonly IntegrityMark['kind'][] = ['hidden-text', 'instruction-like-text'];

/**
 * Binds the agent to one dossier. Passages that carry a mark of hidden or instruction-like text are kept from it altogether: the reviewer sees
 * them, flagged; the model never does.
 */
export function bindDossier(sources: DossierSources): DossierAccess {
  const flagged = new Map<string, { start: number; end: number }[]>();
  for (const { kind, citations } of sources.integrity) {
    if (!notForReading.includes(kind)) continue;
    for (const { documentId, page, start, end } of citations) {
      const key = `${documentId}:${page}`;
      flagged.set(key, [...(flagged.get(key) ?? []), { start, end }]);
    }
  }
  const isWithheld: DossierAccess['isWithheld'] = (documentId, page, start, end) =>
    flagged.get(`${documentId}:${page}`)?.some((span) => span.start < end && start < span.end) ?? false;
  const withheld = new Set(
    sources.passages.filter(({ documentId, page, start, end }) => isWithheld(documentId, page, start, end)).map(({ id }) => id),
  );
  const passages = new Map(sources.passages.filter(({ id }) => !withheld.has(id)).map((passage) => [passage.id, passage]));
  const byPage = new Map<string, Passage[]>();
  for (const passage of passages.values()) {
    const key = `${passage.documentId}:${passage.page}`;
    const there = byPage.get(key);
    if (there === undefined) byPage.set(key, [passage]);
    else there.push(passage);
  }
  return {
    documents: new Map(sources.documents.map((document) => [document.id as string, document])),
    passages,
    withheld,
    isWithheld,
    passagesOn: (documentId, page) => byPage.get(`${documentId}:${page}`) ?? [],
    searchDossier: (query, limit) =>
      sources
        .searchDossier(query, limit + Math.min(withheld.size, 50))
        .filter(({ id }) => passages.has(id))
        .slice(0, limit),
    searchClauses: sources.searchClauses,
    searchCases: sources.searchCases,
  };
}

/** A verdict that says something is wrong. */
export function isFailing(verdict: Verdict): boolean {
  return failingVerdicts.includes(verdict);
}
