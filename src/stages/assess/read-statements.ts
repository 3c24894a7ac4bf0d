import type { Document, DocumentKind, Passage } from '../../domain/document.ts';
import type { FactValue } from '../../domain/fact.ts';
import { compileConcepts, type ConceptHits } from './concept-matcher.ts';
import { readTimesPerYear } from '../../domain/intervals.ts';
import { foundWords } from './found-words.ts';
import { readPercentages, readSpans } from './read-quantities.ts';
import type { StatementPattern, StatementRules } from './statement-rules.ts';
import type { ReadSentence } from './sentence-classifier.ts';
import type { ExtraTerms } from './term-pattern.ts';

/** What one passage says of one duty. */
export type Statement = {
  readonly requirement: string;
  readonly says: 'fulfils' | 'breaches';
  readonly force: StatementPattern['force'];
  readonly passage: Passage;
  /** The concepts that were found, for the trace. */
  readonly concepts: readonly string[];
  /** Where those concepts stand in the passage, in its words as they are compared. */
  readonly words: readonly string[];
  readonly weight: number;
  readonly outweighsCheck: boolean;
  readonly by: 'statement' | 'classifier';
};

type Indexed = {
  readonly passage: Passage;
  readonly kinds: ReadonlySet<DocumentKind>;
  readonly hits: ConceptHits;
  /** Concepts of the headings, column titles, document title and the sentences beside it. */
  readonly around: () => ReadonlySet<string>;
  readonly beside: readonly ConceptHits[];
};

type StatementInput = {
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  readonly rules: StatementRules;
  readonly flat: Readonly<Record<string, FactValue>>;
  readonly partyTerms: ExtraTerms;
  /** Reads sentences that no pattern knows; left out where the programme has no trained classifier. */
  readonly classify?: ReadSentence;
  /** Ids of the passages that retrieval found for a requirement: a second witness to what a sentence speaks of. */
  readonly located?: (requirement: string) => ReadonlySet<string>;
};

/**
 * Finds what a dossier says of every duty, by requirement id. Each passage is read once; a pattern is tried only on passages that
 * hold the rarest concept it needs, so the cost grows with the number of passages, not with passages times patterns.
 */
export function readStatements(input: StatementInput): ReadonlyMap<string, readonly Statement[]> {
  const indexed = indexPassages(input);
  const postings = new Map<string, Indexed[]>();
  for (const entry of indexed) {
    for (const concept of entry.hits.keys()) {
      const list = postings.get(concept);
      if (list === undefined) postings.set(concept, [entry]);
      else list.push(entry);
    }
  }
  const found = new Map<string, readonly Statement[]>();
  for (const rule of input.rules.rules) {
    const statements: Statement[] = [...(found.get(rule.requirement) ?? [])];
    for (const says of ['breaches', 'fulfils'] as const) {
      for (const pattern of rule[says]) {
        if (!holdsForDossier(pattern, input.flat)) continue;
        for (const entry of candidates(pattern, postings)) {
          const kinds = pattern.documents ?? rule.documents;
          if (kinds !== undefined && !kinds.some((kind) => entry.kinds.has(kind))) continue;
          if (!patternHolds(pattern, entry)) continue;
          const concepts = [...pattern.here, ...(pattern.about ?? [])]
            .flat()
            .filter((name) => entry.hits.has(name) || entry.around().has(name));
          statements.push({
            requirement: rule.requirement, says, force: pattern.force, passage: entry.passage, concepts,
            words: foundWords(entry.passage.text, entry.hits, concepts),
            outweighsCheck: pattern.outweighsCheck,
            by: 'statement',
            weight: pattern.here.length + (pattern.about?.length ?? 0) / 2 + (kinds === undefined ? 0 : 0.5),
          }); // prettier-ignore
        }
      }
    }
    found.set(rule.requirement, withoutDuplicates(statements));
  }
  if (input.classify !== undefined) weighByClassifier(input.classify, input.located ?? nowhere, indexed, found);
  return found;
}

const nowhere = (): ReadonlySet<string> => new Set();

/**
 * A trained classifier reads the sentences too. A breach that only it sees is added; one that a pattern sees in a sentence that it clearly
 * takes for no breach becomes a hint, for the reviewer to decide. Which requirement a sentence speaks of is sure only where retrieval says so
 * too; else its likeliest requirement gets a hint.
 */
function weighByClassifier(
  classify: ReadSentence,
  located: (requirement: string) => ReadonlySet<string>,
  indexed: readonly Indexed[],
  found: Map<string, readonly Statement[]>,
): void {
  const readings = new Map(
    indexed.map(({ passage, hits }) => [passage.id, { passage, hits, reading: classify(passage.text, hits.keys()) }]),
  );
  for (const [requirement, statements] of found) {
    found.set(
      requirement,
      statements.map((s) => (s.says === 'breaches' && readings.get(s.passage.id)?.reading.breach === 'not' ? { ...s, force: 'weak' } : s)),
    );
  }
  const added = new Map<string, Statement[]>();
  for (const { passage, hits, reading } of readings.values()) {
    const { requirements, breach, margin, because } = reading;
    if (passage.kind === 'note' || isTitleRow(passage) || (breach !== 'clear' && breach !== 'weak')) continue;
    const witnessed = requirements.find((candidate) => located(candidate).has(passage.id));
    const requirement = witnessed ?? requirements[0];
    if (requirement === undefined) continue;
    const force = witnessed === undefined ? 'weak' : breach;
    const statement: Statement = {
      requirement, says: 'breaches', force, passage, concepts: because, words: foundWords(passage.text, hits, because), weight: margin / 10, outweighsCheck: false, by: 'classifier',
    }; // prettier-ignore
    const before = added.get(requirement);
    if (before === undefined) added.set(requirement, [statement]);
    else before.push(statement);
  }
  for (const [requirement, statements] of added)
    found.set(requirement, withoutDuplicates([...(found.get(requirement) ?? []), ...statements]));
}

/** A row of column titles has no cells under a title. */
function isTitleRow({ kind, row }: Passage): boolean {
  return kind === 'row' && row !== undefined && Object.keys(row).length === 0;
}

function withoutDuplicates(statements: readonly Statement[]): Statement[] {
  const kept = new Map<string, Statement>();
  const rank = { clear: 2, partly: 1, weak: 0 };
  for (const statement of statements) {
    const key = `${statement.says} ${statement.passage.id}`;
    const other = kept.get(key);
    if (
      other === undefined ||
      rank[statement.force] > rank[other.force] ||
      (statement.force === other.force && statement.weight > other.weight)
    )
      kept.set(key, statement);
  }
  return [...kept.values()].toSorted((a, b) => rank[b.force] - rank[a.force] || b.weight - a.weight);
}

function holdsForDossier(pattern: StatementPattern, flat: StatementInput['flat']): boolean {
  if (pattern.when !== undefined && flat[pattern.when] !== true) return false;
  return !(pattern.unless ?? []).some((key) => flat[key] === true);
}

function indexPassages({ documents, passages, rules, partyTerms }: StatementInput): Indexed[] {
  const find = compileConcepts(rules.concepts, partyTerms);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const contexts = new Map<string, ConceptHits>();
  const contextOf = (text: string): ConceptHits => {
    const known = contexts.get(text);
    if (known !== undefined) return known;
    const hits = find(text);
    contexts.set(text, hits);
    return hits;
  };
  const readable = passages.filter((passage) => passage.kind !== 'heading');
  const hits = readable.map((passage) => find(passage.text));
  return readable.map((passage, index) => {
    const document = byId.get(passage.documentId);
    const beside = [index - 1, index + 1].flatMap((other) => {
      const neighbour = readable[other];
      const near =
        neighbour?.documentId === passage.documentId && neighbour.kind === 'sentence' && Math.abs(neighbour.page - passage.page) <= 1;
      return near ? [hits[other] ?? new Map<string, never>()] : [];
    });
    let around: ReadonlySet<string> | undefined;
    return {
      passage,
      kinds: new Set(document === undefined ? [] : [document.kind, ...document.kinds.map((k) => k.kind)]),
      hits: hits[index] ?? new Map<string, never>(),
      beside,
      around: () =>
        (around ??= new Set(
          [...passage.headings, ...Object.keys(passage.row ?? {}), document?.title ?? '', (document?.path ?? '').replaceAll(/[_./]/gu, ' ')]
            .map(contextOf)
            .concat(beside)
            .flatMap((context) => [...context.keys()]),
        )),
    };
  });
}

function candidates(pattern: StatementPattern, postings: ReadonlyMap<string, readonly Indexed[]>): Iterable<Indexed> {
  const groups = pattern.here.map((group) => [group].flat().map((name) => postings.get(name) ?? []));
  const size = (lists: readonly (readonly Indexed[])[]): number => lists.reduce((sum, list) => sum + list.length, 0);
  const rarest = groups.toSorted((a, b) => size(a) - size(b))[0] ?? [];
  return new Set(rarest.flat());
}

function patternHolds(pattern: StatementPattern, entry: Indexed): boolean {
  const { hits, beside } = entry;
  if (!pattern.here.every((group) => [group].flat().some((name) => hits.has(name)))) return false;
  if (pattern.not?.some((name) => hits.has(name)) === true) return false;
  if (pattern.notNear?.some((name) => hits.has(name) || beside.some((b) => b.has(name))) === true) return false;
  if (!inOrder(pattern.order ?? [], hits)) return false;
  if (pattern.within !== undefined && !standClose(pattern.here, pattern.within, hits)) return false;
  if (pattern.about?.every((group) => [group].flat().some((name) => hits.has(name) || entry.around().has(name))) === false) return false;
  const { text } = entry.passage;
  return (
    within(pattern.span, () => readSpans(text)) &&
    within(pattern.perYear, () => [readTimesPerYear(text)].filter((times) => times !== undefined)) &&
    within(pattern.percent, () => readPercentages(text))
  );
}

function inOrder(concepts: readonly string[], hits: ConceptHits): boolean {
  let from = -1;
  for (const name of concepts) {
    const next = hits.get(name)?.find((span) => span.start >= from);
    if (next === undefined) return false;
    from = next.end;
  }
  return true;
}

/** Whether a hit of the first group and one of the second, not overlapping, have at most `within` characters between them. */
function standClose(here: StatementPattern['here'], within: number, hits: ConceptHits): boolean {
  const [first = [], second = []] = here.map((group) => [group].flat().flatMap((name) => hits.get(name) ?? []));
  return first.some((a) => second.some((b) => {
    const gap = a.start < b.start ? b.start - a.end : a.start - b.end;
    return gap >= 0 && gap <= within;
  })); // prettier-ignore
}

function within(bound: StatementPattern['span'], values: () => readonly number[]): boolean {
  if (bound === undefined) return true;
  return values().some((value) => value > (bound.over ?? -Infinity) && value < (bound.under ?? Infinity));
}
