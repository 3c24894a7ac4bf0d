import { canonicalHash } from '../../domain/canonical-json.ts';
import type { Sha256 } from '../../domain/ids.ts';
import { currentDisposition, type ReviewState } from '../../domain/review.ts';
import { concludeFinding } from './conclude-finding.ts';

/**
 * SHA-256 of the canonical JSON (RFC 8785) of exactly what a signature stands for: the machine's whole draft by its hash,
 * of every finding the draft and the person's conclusion, and the persons' own findings. Comments are not signed.
 */
export function contentHashOf(state: Pick<ReviewState, 'prepared' | 'dispositions' | 'ownFindings'>): Sha256 {
  const { prepared } = state;
  return canonicalHash({
    v: 1,
    dossier: prepared.dossierId,
    prepared: prepared.hash,
    findings: prepared.findings.map((finding) => {
      const disposition = currentDisposition(state, finding.id);
      return {
        id: finding.id,
        draft: { verdict: finding.verdict, severity: finding.severity, summary: finding.summary },
        disposition: disposition ?? null,
        final: disposition === undefined ? null : concludeFinding(finding, disposition).final,
      };
    }),
    ownFindings: state.ownFindings,
  });
}
