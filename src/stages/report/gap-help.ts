import type { Bilingual } from '../../domain/bilingual.ts';
import type { DocumentKind } from '../../domain/document.ts';
import { failingVerdicts, type VerifiedFinding } from '../../domain/finding.ts';
import { canFail, type Case, type FactDefinition, type KnowledgeBase, type Requirement } from '../../domain/knowledge.ts';
import type { PreparedReview } from '../../domain/review.ts';
import { helpWords } from './help-words.ts';
import { kindWords } from '../../domain/kind-words.ts';

/** What a writer needs to close one gap. Everything in it comes from the requirement, the facts it needs and the cases; nothing is invented. */
export type GapHelp = {
  /** The duty, in our words; for a contradiction what differs. */
  readonly statement: Bilingual;
  /** What a reviewer expects to see; null for a gate or a contradiction, which no requirement stands behind. */
  readonly expected: Bilingual | null;
  /** Kinds of document that state the facts needed, most often needed first; empty when the facts name none. */
  readonly where: readonly { readonly kind: DocumentKind | 'all'; readonly name: Bilingual }[];
  /** Facts needed of which the documents gave no value. */
  readonly notFound: readonly Bilingual[];
  readonly cases: readonly { readonly id: string; readonly title: Bilingual; readonly confirmed: boolean }[];
  /** Suggested steps, worded from the above. */
  readonly fix: readonly Bilingual[];
};

/** Kinds of document named at most; a fact that may stand anywhere names none, and an applicant does not write the authority's records. */
const mostKinds = 4;
const mostFacts = 6;

/** Help for every failing or not addressed finding, by finding id. */
export function gapHelpOf(prepared: PreparedReview, knowledge: KnowledgeBase): ReadonlyMap<string, GapHelp> {
  const programme = knowledge.programmes.get(prepared.programme);
  if (programme === undefined) return new Map();
  const requirements = new Map(programme.requirements.map((requirement) => [requirement.id as string, requirement]));
  const definitions = new Map(programme.facts.map((fact) => [fact.key, fact]));
  const known = new Set(prepared.facts.map(({ key }) => key));
  const cases = new Map(knowledge.cases.map((item) => [item.id, item]));
  return new Map(
    prepared.findings.flatMap((finding) => {
      if (!failingVerdicts.includes(finding.verdict)) return [];
      const requirement = requirements.get(finding.requirementId);
      if (requirement === undefined) {
        const gate = programme.gates.find(({ id }) => finding.requirementId === `gate/${id}`);
        return [[finding.id as string, helpWithoutRequirement(finding, gate?.statement)] as const];
      }
      if (!canFail(requirement)) return [];
      return [[finding.id as string, helpFor(finding, requirement, definitions, known, cases)] as const];
    }),
  );
}

function helpFor(
  finding: VerifiedFinding,
  requirement: Requirement,
  definitions: ReadonlyMap<string, FactDefinition>,
  known: ReadonlySet<string>,
  cases: ReadonlyMap<string, Case>,
): GapHelp {
  const needed = [...new Set(requirement.factsNeeded.map(definedKey))].flatMap((key) => definitions.get(key) ?? []);
  const notFound = needed.filter(({ key }) => !known.has(key)).map(({ title }) => title);
  const where = kindsOf(needed);
  const expected = { en: requirement.evidenceExpected, zh: requirement.evidenceExpectedZh ?? requirement.evidenceExpected };
  const { statement } = requirement;
  const fix = [
    finding.verdict === 'not-addressed' ? helpWords.enclose(expected) : helpWords.correct(statement),
    ...(where.length === 0 ? [] : [helpWords.place(where.map(({ name }) => name))]),
    ...(notFound.length === 0 ? [] : [helpWords.state(notFound.slice(0, mostFacts))]),
    ...(finding.verdict === 'not-addressed' ? [] : [helpWords.show(expected)]),
    ...(finding.evidence.length === 0 || finding.verdict === 'not-addressed' ? [] : [helpWords.check(placesOf(finding))]),
  ];
  return {
    statement,
    expected,
    where,
    notFound,
    cases: finding.cases.flatMap((id) => {
      const item = cases.get(id);
      return item === undefined ? [] : [{ id, title: item.title, confirmed: item.confirmed }];
    }),
    fix,
  };
}

/** A gate, or documents that contradict each other: where to look, and that one true statement is wanted. */
function helpWithoutRequirement(finding: VerifiedFinding, gate: Bilingual | undefined): GapHelp {
  return {
    statement: gate ?? finding.summary,
    expected: null,
    where: [],
    notFound: [],
    cases: [],
    fix: [
      gate === undefined ? helpWords.agree : helpWords.correct(gate),
      ...(finding.evidence.length === 0 ? [] : [helpWords.check(placesOf(finding))]),
    ],
  };
}

/** `cmo.gmpInspections[].result` is a field of the fact `cmo.gmpInspections`. */
function definedKey(key: string): string {
  return key.replace(/\[\].*$/u, '');
}

function kindsOf(needed: readonly FactDefinition[]): GapHelp['where'] {
  const counts = new Map<DocumentKind | 'all', number>();
  for (const { documents } of needed) for (const kind of documents) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const vague of ['all', 'other', 'authority_record'] as const) counts.delete(vague);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostKinds)
    .map(([kind]) => ({ kind, name: kindWords[kind] }));
}

function placesOf({ evidence }: VerifiedFinding): { file: string; page: number }[] {
  const places = evidence.map(({ citation: { file, page } }) => ({ file, page }));
  return places.filter(({ file, page }, at) => places.findIndex((other) => other.file === file && other.page === page) === at).slice(0, 3);
}
