import type { Bilingual } from '../../domain/bilingual.ts';
import type { DossierCitation, Severity } from '../../domain/document.ts';
import type { KnowledgeBase, Programme, Requirement } from '../../domain/knowledge.ts';
import type { DisposedFinding } from '../../domain/review.ts';
import type { Concluded } from './deficiency-items.ts';
import { compareClauses } from './order-by-article.ts';
import { type Department, departmentOf, departmentOfFact } from './department-of.ts';
import { departmentWords, type focusReasonWords } from './paper-words.ts';

/** A point for the inspection: what, why, and where the dossier says something of it. */
export type FocusPoint = {
  readonly department: Department;
  readonly reason: keyof typeof focusReasonWords;
  readonly severity: Severity;
  /** Null where no clause is named. */
  readonly clause: string | null;
  readonly title: Bilingual;
  readonly detail: Bilingual;
  readonly places: readonly DossierCitation[];
};

const weights: readonly Severity[] = ['critical', 'major', 'minor'];

/**
 * What paper cannot settle, of what people have decided: left undecided; failing only by the reading of a wording; met on paper where
 * the programme says that practice goes on after the application and that a rule alone does not show it; contradictions; integrity
 * marks. By department, the heavier first.
 */
export function focusPoints(concluded: Concluded, knowledge: KnowledgeBase): FocusPoint[] {
  const { prepared, findings } = concluded;
  const programme = knowledge.programmes.get(prepared.programme);
  const points: FocusPoint[] = [
    ...findings.flatMap((decided) => pointOf(decided, programme)),
    ...prepared.contradictions.map(({ topic, clause, title, summary, values }): FocusPoint => ({
      department: departmentOfFact(topic, programme), reason: 'contradiction', severity: 'major', clause, title, detail: summary,
      places: values.flatMap(({ citations }) => citations),
    })),
    ...prepared.integrity.map(({ severity, clause, summary, citations, file }): FocusPoint => ({
      department: 'records', reason: 'integrity', severity, clause: clause ?? null, title: { en: file, zh: file }, detail: summary, places: citations,
    })),
  ]; // prettier-ignore
  const departments = Object.keys(departmentWords);
  const instruments = programme?.instruments ?? [];
  return points.sort(
    (a, b) =>
      departments.indexOf(a.department) - departments.indexOf(b.department) ||
      weights.indexOf(a.severity) - weights.indexOf(b.severity) ||
      compareClauses(a.clause ?? '', b.clause ?? '', instruments),
  );
}

function pointOf({ finding, disposition, final }: DisposedFinding, programme: Programme | undefined): FocusPoint[] {
  if (!final.stands) return [];
  const requirement = programme?.requirements.find(({ id }) => id === finding.requirementId);
  const reason = reasonOf(finding, final.verdict, requirement);
  if (reason === null) return [];
  const detail =
    disposition.decision === 'undecided' ? final.summary : reason === 'visit' ? (requirement?.statement ?? final.summary) : final.summary;
  return [
    {
      department: departmentOf(finding.requirementId, programme),
      reason,
      severity: final.severity,
      clause: finding.clause,
      title: requirement?.title ?? finding.summary,
      detail,
      places: finding.evidence.map(({ citation }) => citation),
    },
  ];
}

function reasonOf(
  finding: DisposedFinding['finding'],
  verdict: DisposedFinding['final']['verdict'],
  requirement: Requirement | undefined,
): FocusPoint['reason'] | null {
  if (verdict === 'undecided') return 'undecided';
  if (verdict === 'not-met' || verdict === 'partly-met')
    return finding.trace.length > 0 && finding.trace.every(({ rule, outcome }) => rule === 'classifier' || outcome !== 'false')
      ? 'signal'
      : null;
  if (verdict === 'met' && requirement !== undefined && needsVisit(requirement)) return 'visit';
  return null;
}

/** The duty goes on after the application, and no rule alone decides it. */
function needsVisit({ whenCheckable, checkMode }: Requirement): boolean {
  return (whenCheckable === 'continuing' || whenCheckable === 'application_and_continuing') && checkMode !== 'deterministic';
}
