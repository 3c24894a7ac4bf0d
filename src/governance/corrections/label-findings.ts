import type { DisposedFinding, LabelledFinding, PreparedReview, ReasonClass } from '../../domain/index.ts';
import { foldWhiteSpace } from '../../domain/index.ts';
import { createMasker, type MaskCounts } from '../masking/create-masker.ts';
import { identifyingNames } from './identifying-names.ts';

/**
 * The decided findings of one dossier as labelled data, in the order of the draft. Of the dossier stand in it: `alias`, and quotes with identifiers
 * masked, the same value with the same number throughout; `masked` counts them. Words that people wrote, file names, pages and days do not. Pure.
 */
export function labelFindings(
  prepared: Pick<PreparedReview, 'programme' | 'release' | 'facts'>,
  findings: readonly DisposedFinding[],
  alias: string,
): { readonly lines: LabelledFinding[]; readonly masked: MaskCounts } {
  const quotes = findings.flatMap(({ finding }) => finding.evidence.map(({ citation }) => foldWhiteSpace(citation.quote)));
  const masker = createMasker({ names: identifyingNames(prepared.facts, quotes), learnFrom: quotes });
  const masked: MaskCounts = {};
  const mask = (quote: string): string => {
    const { text, counts } = masker.mask(foldWhiteSpace(quote));
    for (const [kind, count] of Object.entries(counts) as [keyof MaskCounts, number][]) masked[kind] = (masked[kind] ?? 0) + count;
    return text;
  };
  const { id: release, knowledgeVersion, model } = prepared.release;
  const lines = findings.map((disposed): LabelledFinding => {
    const { finding, disposition, final } = disposed;
    const { verdict, severity, origin, agreement, evidenceState } = finding;
    return {
      v: 1,
      dossier: alias,
      requirement: finding.requirementId,
      clause: finding.clause,
      programme: prepared.programme,
      knowledgeVersion,
      release,
      model,
      drafted: { verdict, severity, origin, agreement, evidenceState },
      decided: {
        decision: disposition.decision,
        verdict: final.stands ? final.verdict : null,
        severity: final.stands ? final.severity : null,
        edited: disposition.decision !== 'accept',
        reason: reasonClassOf(disposed),
      },
      evidence: finding.evidence.map(({ state, citation }) => ({ state, quote: mask(citation.quote) })),
    };
  });
  return { lines, masked };
}

function reasonClassOf({ finding, disposition: { decision, reason }, final }: DisposedFinding): ReasonClass {
  switch (decision) {
    case 'accept':
      return reason.trim() === '' ? 'as-drafted' : 'explained';
    case 'reject':
      return 'dropped';
    case 'undecided':
      return 'question';
    case 'amend':
      if (final.verdict !== finding.verdict) return 'verdict';
      return final.severity === finding.severity ? 'wording' : 'severity';
  }
}
