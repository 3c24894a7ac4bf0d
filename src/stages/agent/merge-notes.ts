import {
  canFail,
  type DossierCitation,
  type Fact,
  type FactDefinition,
  type Passage,
  type RejectedCitation,
  type Requirement,
  type Verdict,
} from '../../domain/index.ts';
import { canonicalHash } from '../../domain/canonical-json.ts';
import { bearsOn, topicOf } from './bearing.ts';
import { isFailing } from './dossier-access.ts';
import { unsupportedQuotations } from './quoted-words.ts';
import type { PartReading } from './read-document.ts';
import { readTypedFact } from './typed-fact.ts';
import { checkCitations, type VerifyContext } from './verify-agent-draft.ts';
import { forReading } from './well-formed.ts';

/** A note that passed: its quotes stand and bear, its statement has no number or quotation that they do not cover. */
export type CheckedNote = {
  readonly requirementId: string;
  readonly leaning: Verdict;
  readonly statement: string;
  readonly language: 'en' | 'zh';
  readonly citations: readonly DossierCitation[];
  readonly passages: readonly Passage[];
  /** `document#part` that it comes from. */
  readonly from: string;
};

export type MergedNotes = {
  readonly byRequirement: ReadonlyMap<string, readonly CheckedNote[]>;
  /** Readings of facts, verified and typed, of origin agent. */
  readonly facts: readonly Fact[];
  readonly rejected: readonly RejectedCitation[];
  /** Notes and facts that were handed in and did not pass. */
  readonly dropped: number;
  readonly failedParts: readonly { readonly subject: string; readonly why: string }[];
};

/**
 * Notes of all parts, checked one by one and merged by requirement, in the order of documents and parts; facts likewise. Nothing of one part is
 * looked at when another is checked, and a note has to cite its own part: a part that lies can spoil its own notes only.
 * `breathe` lets other work go on between notes.
 */
export async function mergeNotes(
  readings: readonly PartReading[],
  requirements: readonly Requirement[],
  definitions: readonly FactDefinition[],
  context: Pick<VerifyContext, 'access' | 'checks' | 'lexicon'>,
  breathe: () => Promise<void>,
): Promise<MergedNotes> {
  const known = new Map(requirements.map((requirement) => [requirement.id as string, requirement]));
  const keys = new Map(definitions.map((definition) => [definition.key, definition]));
  const byRequirement = new Map<string, CheckedNote[]>();
  const facts = new Map<string, Fact>();
  const rejected: RejectedCitation[] = [];
  const failedParts: { subject: string; why: string }[] = [];
  let dropped = 0;

  for (const reading of readings) {
    const from = `${reading.part.document.id}#${reading.part.number}`;
    if (reading.state === 'search-failed') {
      failedParts.push({ subject: from, why: reading.why });
      continue;
    }
    for (const [index, note] of reading.draft.notes.entries()) {
      if (index % 10 === 0) await breathe();
      const requirement = known.get(note.about.trim());
      const checked = requirement === undefined ? undefined : checkNote(note, requirement, reading, definitions, context, rejected);
      if (checked === undefined) dropped += 1;
      else byRequirement.set(checked.requirementId, [...(byRequirement.get(checked.requirementId) ?? []), { ...checked, from }]);
    }
    for (const claimed of reading.draft.facts) {
      const definition = keys.get(claimed.key.trim().replace(/\[\].*$/u, ''));
      const fact = definition === undefined ? undefined : checkFact(claimed, definition, reading, context, rejected);
      if (fact === undefined) dropped += 1;
      else facts.set(fact.id, joinPlaces(facts.get(fact.id), fact));
    }
  }
  return { byRequirement, facts: [...facts.values()], rejected, dropped, failedParts };
}

type Read = Extract<PartReading, { state: 'read' }>;

function checkNote(
  note: Read['draft']['notes'][number],
  requirement: Requirement,
  reading: Read,
  definitions: readonly FactDefinition[],
  context: Pick<VerifyContext, 'access' | 'checks' | 'lexicon'>,
  rejected: RejectedCitation[],
): Omit<CheckedNote, 'from'> | undefined {
  const topic = topicOf(requirement, titlesOf(requirement, definitions), context.lexicon);
  const statement = forReading(note.statement, 800);
  const checks = checkCitations(note.citations, reading.shown, requirement.id, context, (place) => bearsOn(place, topic, statement));
  rejected.push(...checks.rejected);
  const citations = checks.checked.filter(({ bears }) => bears).map(({ citation }) => citation);
  const sources = [
    ...citations.map(({ quote }) => quote),
    requirement.statement.en,
    requirement.statement.zh,
    requirement.title.en,
    requirement.title.zh,
  ];
  const covered =
    context.checks.uncoveredNumbers(statement, sources).length === 0 && unsupportedQuotations(statement, sources).length === 0;
  if (citations.length === 0 || statement === '' || !covered) return undefined;
  if (isFailing(note.leaning) && !canFail(requirement)) return undefined;
  const passages = note.citations.flatMap(({ passageId }) => reading.shown.passageOf(passageId) ?? []);
  return { requirementId: requirement.id, leaning: note.leaning, statement, language: reading.language, citations, passages };
}

function checkFact(
  { value, citation }: Read['draft']['facts'][number],
  definition: FactDefinition,
  reading: Read,
  context: Pick<VerifyContext, 'access' | 'checks'>,
  rejected: RejectedCitation[],
): Fact | undefined {
  const checks = checkCitations([citation], reading.shown, definition.key, context, () => true);
  rejected.push(...checks.rejected);
  const placed = checks.checked[0]?.citation;
  const typed = placed === undefined ? undefined : readTypedFact(value, definition, placed.quote);
  if (placed === undefined || typed === undefined) return undefined;
  const id = `agent/${definition.key}/${canonicalHash(typed).slice(0, 12)}`;
  return { id, key: definition.key, value: typed, origin: 'agent', citations: [placed] };
}

function joinPlaces(known: Fact | undefined, fact: Fact): Fact {
  return known === undefined ? fact : { ...known, citations: [...known.citations, ...fact.citations].slice(0, 12) };
}

/** Titles of the facts that a requirement needs. */
export function titlesOf({ factsNeeded }: Requirement, definitions: readonly FactDefinition[]): FactDefinition['title'][] {
  const keys = new Set(factsNeeded.map((key) => key.replace(/\[\].*$/u, '')));
  return definitions.filter(({ key }) => keys.has(key)).map(({ title }) => title);
}
