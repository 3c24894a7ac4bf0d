import type { Contradiction, DraftFinding, Passage } from '../../domain/index.ts';
import { failingVerdicts } from '../../domain/index.ts';
import type { AssessInput } from './assess-input.ts';
import { assessRequirement } from './assess-requirement.ts';
import { celEvaluator } from './cel.ts';
import type { CheckHit } from './checks/check-hit.ts';
import { namedChecks } from './checks/named-checks.ts';
import { contradictionFindings } from './contradiction-findings.ts';
import { enclosureFinding } from './enclosure-finding.ts';
import { gateFindings } from './gate-findings.ts';
import { failingGates, withGates } from './restated-gates.ts';
import { groundsOf } from './ground.ts';
import { missingEnclosures } from './missing-enclosures.ts';
import { readPartyTerms } from './party-terms.ts';
import { readStatements } from './read-statements.ts';

/**
 * Drafts one finding per requirement of the programme, then gates, contradictions and listed documents that no requirement took up. Pure:
 * the same input gives the same findings in the same order. A server runs it in a worker, or takes the findings one by one.
 */
export function* assessDossier(input: AssessInput): Generator<DraftFinding> {
  const evaluate = celEvaluator(input.calendar ?? []);
  const documents = new Map(input.dossier.documents.map((document) => [document.id as string, document]));
  const statements = readStatements({
    documents: input.dossier.documents,
    passages: withoutEnclosureList(input),
    rules: input.statements,
    flat: input.flat,
    partyTerms: readPartyTerms(input.flat, input.passages),
    ...(input.classify === undefined ? {} : { classify: input.classify }),
    located: locatedBy(input),
  });
  const hits = namedChecks.flatMap((check) => [...check(input)]).filter((hit) => !isReported(hit, input.sheet.contradictions));
  const grounds = groundsOf(statements, hits, documents);
  const missing = missingEnclosures(input);
  const gates = failingGates(input, evaluate);
  const takenUp = new Set<string>();
  for (const requirement of input.programme.requirements) {
    const drafted = assessRequirement(requirement, { input, documents, grounds, missing, evaluate });
    const finding = withGates(drafted, requirement, gates, input, evaluate);
    if (failingVerdicts.includes(finding.verdict)) takenUp.add(requirement.id);
    yield finding;
  }
  yield* gateFindings(input, evaluate, new Set(gates.filter(({ open }) => open.size === 0).map(({ gate }) => gate.id)));
  yield* contradictionFindings(input);
  for (const enclosure of missing) {
    if (enclosure.requirement === undefined || !takenUp.has(enclosure.requirement)) yield enclosureFinding(enclosure, input.clauses);
  }
}

const witnesses = 10;

/** Passages that retrieval found, asked for once a requirement. */
function locatedBy({ programme, evidenceFor }: AssessInput): (requirement: string) => ReadonlySet<string> {
  const requirements = new Map(programme.requirements.map((requirement) => [requirement.id as string, requirement]));
  const found = new Map<string, ReadonlySet<string>>();
  return (id) => {
    const requirement = requirements.get(id);
    const known = found.get(id);
    if (known !== undefined || requirement === undefined) return known ?? new Set();
    const ids = new Set(
      evidenceFor(requirement)
        .slice(0, witnesses)
        .map(({ passage }) => passage.id),
    );
    found.set(id, ids);
    return ids;
  };
}

/** Has the fact reader already reported this place as a contradiction? The same defect is drafted once. */
function isReported(hit: CheckHit, contradictions: readonly Contradiction[]): boolean {
  const [first] = hit.citations;
  if (first === undefined) return true;
  return contradictions.some(({ values }) =>
    values.some(({ citations }) =>
      citations.some((c) => c.documentId === first.documentId && c.page === first.page && c.start < first.end && first.start < c.end),
    ),
  );
}

/** The list of enclosures names documents; it says nothing of what they say. */
function withoutEnclosureList({ passages, sheet }: AssessInput): Passage[] {
  const rows = sheet.facts.filter((fact) => fact.key === 'application.enclosures').flatMap((fact) => fact.citations);
  return passages.filter(
    (p) => !rows.some((c) => c.documentId === p.documentId && c.page === p.page && c.start < p.end && p.start < c.end),
  );
}
