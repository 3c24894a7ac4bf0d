import { canonicalHash } from '../../../src/domain/canonical-json.ts';
import type { Bilingual } from '../../../src/domain/bilingual.ts';
import type { Severity } from '../../../src/domain/document.ts';
import type { Verdict } from '../../../src/domain/finding.ts';
import { PreparedReview } from '../../../src/domain/review.ts';

export type ExampleFinding = { readonly id: string; readonly verdict: Verdict; readonly severity: Severity };
const both = (en: string, zh: string): Bilingual => ({ en, zh });

/** A small whole draft: one document, and the findings that a test asks for, each with one quote and one clause. */
export function exampleReview(
  findings: readonly ExampleFinding[],
  { riskTier = 'normal', dossierId = 'dossier-1' }: { riskTier?: 'high' | 'normal' | 'unknown'; dossierId?: string } = {},
): PreparedReview {
  const citation = {
    source: 'dossier', documentId: 'doc-1', file: 'quality agreement.pdf', page: 2, start: 0, end: 31,
    quote: 'The batch is released by Party A', boxes: [{ page: 2, x: 72, y: 100, width: 200, height: 12 }],
  }; // prettier-ignore
  const draft = {
    dossierId,
    dossierName: 'Tablet X 片剂',
    programme: 'drug-contract-manufacturing',
    asOf: '2026-11-20',
    asOfBasis: 'prepared',
    inputHash: 'a'.repeat(64),
    release: { id: 'rules-only', knowledgeVersion: 'b'.repeat(64), engineVersion: '0.1.0', model: null },
    preparedAt: '2026-11-20T08:00:00.000Z',
    documents: [
      {
        id: 'doc-1',
        path: 'quality agreement.pdf',
        sha256: 'c'.repeat(64),
        format: 'pdf',
        kind: 'quality_agreement',
        language: 'mixed',
        pages: 3,
        title: 'Quality agreement 质量协议',
      },
    ],
    classification: {
      riskTier,
      suggestions: [
        {
          question: 'sterility',
          value: 'non-sterile',
          label: both('Not sterile', '非无菌'),
          reason: both('Tablets for oral use.', '口服片剂。'),
          citations: [citation],
          alternatives: [],
          mark: 'ours',
        },
      ],
    },
    facts: [],
    contradictions: [
      {
        id: 'contradiction-1',
        topic: 'product.batchSize',
        title: both('Batch size', '批量'),
        clause: 'nmpa-2025-134#XVII',
        values: [
          { value: '100 kg', citations: [citation] },
          { value: '120 kg', citations: [citation] },
        ],
        summary: both('Two batch sizes are stated.', '文件中有两个批量。'),
      },
    ],
    integrity: [
      { kind: 'image-only', severity: 'minor', file: 'scan.pdf', summary: both('A scan without text.', '无文字的扫描件。'), citations: [] },
    ],
    findings: findings.map(({ id, verdict, severity }) => ({
      stage: 'verified',
      id,
      requirementId: `req/${id}`,
      clause: 'nmpa-2025-134#XVII',
      verdict,
      severity,
      summary: both(`Draft of ${id}.`, `${id} 的草稿。`),
      reasoning: both('By the rule.', '依据规则。'),
      evidenceState: 'supporting',
      evidence: [{ state: 'supporting', citation, relevance: 1 }],
      clauses: [{ source: 'clause', clause: 'nmpa-2025-134#XVII', quote: 'Release stays with the holder.', wording: 'working' }],
      cases: [],
      origin: 'rule',
      agreement: 'single',
      trace: [],
      openQuestions: [],
    })),
    rejected: [],
  };
  return PreparedReview.parse({ ...draft, hash: canonicalHash(draft) });
}
