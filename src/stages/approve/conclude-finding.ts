import { currentDisposition, type DisposedFinding, type Disposition, type ReviewState } from '../../domain/review.ts';
import { failingVerdicts, type VerifiedFinding } from '../../domain/finding.ts';

/** The person's conclusion on a finding. A rejected draft keeps its words and no longer stands. */
export function concludeFinding(finding: VerifiedFinding, disposition: Disposition): DisposedFinding {
  const draft = { verdict: finding.verdict, severity: finding.severity, summary: finding.summary, stands: true };
  switch (disposition.decision) {
    case 'accept':
      return { finding, disposition, final: draft };
    case 'reject':
      return { finding, disposition, final: { ...draft, stands: false } };
    case 'undecided':
      return { finding, disposition, final: { ...draft, verdict: 'undecided', summary: inBoth(disposition.reason) } };
    case 'amend': {
      if (disposition.amended === undefined) throw new TypeError(`disposition ${disposition.id} amends and carries no amendment`);
      const { verdict, severity, summary } = disposition.amended;
      return { finding, disposition, final: { verdict, severity, summary: inBoth(summary), stands: true } };
    }
  }
}

/** Findings that a person has decided, in the order of the draft; open ones are left out. */
export function disposedFindings(state: Pick<ReviewState, 'prepared' | 'dispositions'>): DisposedFinding[] {
  return state.prepared.findings.flatMap((finding) => {
    const disposition = currentDisposition(state, finding.id);
    return disposition === undefined ? [] : [concludeFinding(finding, disposition)];
  });
}

/**
 * Does the review need a second, different person? Yes unless the risk tier is known to be normal and no person corrected it to high, and
 * when any conclusion that stands, the machine's or a person's own, is a critical failing one.
 */
export function needsSecondPerson(state: Pick<ReviewState, 'prepared' | 'dispositions' | 'ownFindings' | 'raisedRisk'>): boolean {
  if (state.prepared.classification.riskTier !== 'normal' || state.raisedRisk !== null) return true;
  const conclusions = [
    ...disposedFindings(state)
      .map((disposed) => disposed.final)
      .filter((final) => final.stands),
    ...state.ownFindings,
  ];
  return conclusions.some(({ verdict, severity }) => severity === 'critical' && failingVerdicts.includes(verdict));
}

/** A person writes in one language; it is shown as written in both. */
function inBoth(text: string) {
  return { en: text, zh: text };
}
