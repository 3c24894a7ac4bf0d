import {
  failingVerdicts,
  type Classification,
  type Contradiction,
  type EnterpriseRecord,
  type FactSheet,
  type IntegrityMark,
  type Issue,
  type RiskView,
  type Severity,
  type VerifiedFinding,
} from '../../domain/index.ts';
import { placesOf } from './suggestion.ts';
import { riskFacts } from './suggest-high-risk-groups.ts';
import { recordKinds, words } from './words.ts';

export type IssueInput = {
  readonly classification: Classification;
  readonly findings: readonly VerifiedFinding[];
  readonly sheet: FactSheet;
  readonly integrity: readonly IntegrityMark[];
  readonly records: readonly EnterpriseRecord[];
};

const order: readonly Severity[] = ['critical', 'major', 'minor'];
/** So many issues of a severity make a dossier pressing. Ours. */
const manyMajor = 5;

/**
 * Everything that a reviewer should know first, gravest first, each with its one source; and how pressing that makes the dossier. The
 * level orders work: the sign-off tier stays that of the classification, and silence is never low risk.
 */
export function listIssues({ classification, findings, sheet, integrity, records }: IssueInput): RiskView {
  const issues = [
    ...productIssues(classification, sheet),
    ...findings.flatMap(findingIssue),
    ...sheet.contradictions.map(contradictionIssue),
    ...integrity.map(markIssue),
    ...recordIssues(records, sheet),
  ].toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const count = (severity: Severity): number => issues.filter((issue) => issue.severity === severity).length;
  const adverse = issues.some(({ source, severity }) => source === 'record' && severity !== 'minor');
  const pressing = count('critical') > 0 || adverse || count('major') >= manyMajor;
  const high = classification.riskTier === 'high';
  const level = high && pressing ? 'high' : high || pressing ? 'elevated' : classification.riskTier === 'normal' ? 'normal' : 'unknown';
  return { level, reason: words.riskReason(classification.riskTier, count('critical'), count('major'), adverse), issues };
}

function productIssues({ riskTier, suggestions }: Classification, sheet: FactSheet): Issue[] {
  const groups = suggestions.find(({ question }) => question === 'high-risk-groups');
  if (riskTier !== 'high' || groups?.value === null || groups === undefined) return [];
  return [
    {
      id: 'product/high-risk',
      source: 'product',
      reference: 'high-risk-groups',
      severity: 'major',
      summary: groups.label,
      citations: placesOf(sheet, riskFacts),
    },
  ];
}

function findingIssue({ id, verdict, severity, summary, evidence, clause }: VerifiedFinding): Issue[] {
  if (!failingVerdicts.includes(verdict)) return [];
  const citations = evidence
    .map(({ citation }) => citation)
    .filter((citation) => citation.source === 'dossier')
    .slice(0, 2);
  return [{ id: `finding/${id}`, source: 'finding', reference: id, severity, summary, citations, clause }];
}

function contradictionIssue({ id, summary, values, clause }: Contradiction): Issue {
  return {
    id: `contradiction/${id}`,
    source: 'contradiction',
    reference: id,
    severity: 'major',
    summary,
    citations: values.flatMap(({ citations }) => citations.slice(0, 1)),
    clause,
  };
}

function markIssue({ kind, file, severity, summary, citations, clause }: IntegrityMark, index: number): Issue {
  return {
    id: `integrity/${index + 1}/${kind}`,
    source: 'integrity',
    reference: file,
    severity,
    summary,
    citations,
    ...(clause === undefined ? {} : { clause }),
  };
}

/** Records of the holder and the manufacturer: by social credit code, else by the same name. A clean record is no issue. */
function recordIssues(records: readonly EnterpriseRecord[], sheet: FactSheet): Issue[] {
  const stated = new Set(
    sheet.facts.filter(({ key }) => /^(?:mah|cmo)\.(?:name|nameEn|uscc)$/u.test(key)).map(({ value }) => plainName(String(value))),
  );
  return records
    .filter(
      ({ result, enterprise, uscc }) =>
        result !== 'clean' && ((uscc !== undefined && stated.has(plainName(uscc))) || stated.has(plainName(enterprise))),
    )
    .map(({ id, kind, enterprise, date, result, severity, summary, source }) => ({
      id: `record/${id}`,
      source: 'record' as const,
      reference: id,
      severity: severity ?? (result === 'adverse' ? 'major' : 'minor'),
      summary: words.recordIssue(recordKinds[kind], enterprise, date, summary, source),
      citations: [],
    }));
}

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s.,()（）]/gu, '');
}
