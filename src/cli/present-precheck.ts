import type {
  Citation,
  Classification,
  Fact,
  IntegrityMark,
  Language,
  PreparedReview,
  RuleTrace,
  Severity,
  Verdict,
} from '../domain/index.ts';
import type { GapHelp } from '../stages/report/index.ts';

/** What `precheck --json` prints; texts in one language, file names relative to the folder given. */
export type PrecheckOutput = {
  readonly dossier: object;
  readonly classification: object;
  readonly facts: readonly object[];
  readonly findings: readonly {
    readonly requirementId: string;
    readonly clause: string;
    readonly verdict: Verdict;
    readonly severity: Severity;
    readonly summary: string;
    readonly reasoning: string;
    readonly evidenceState: string;
    readonly citations: readonly Citation[];
    readonly cases: readonly string[];
    readonly openQuestions: readonly string[];
    readonly origin: string;
    readonly trace: readonly RuleTrace[];
    /** What the writer needs to close a gap; only on failing findings of a requirement. */
    readonly help?: object;
  }[];
  readonly integrity: readonly object[];
};

export function presentPrecheck(
  prepared: PreparedReview,
  language: Language,
  help: ReadonlyMap<string, GapHelp> = new Map(),
): PrecheckOutput {
  return {
    dossier: {
      id: prepared.dossierId,
      name: prepared.dossierName,
      programme: prepared.programme,
      asOf: prepared.asOf,
      asOfBasis: prepared.asOfBasis,
      inputHash: prepared.inputHash,
      release: prepared.release,
      preparedAt: prepared.preparedAt,
      decision: 'none: this is a pre-check, not a regulatory decision',
      documents: prepared.documents,
    },
    classification: presentClassification(prepared.classification, language),
    facts: prepared.facts.map(({ id, key, value, origin, citations, derivation }: Fact) => ({
      id,
      key,
      value,
      origin,
      citations,
      ...(derivation === undefined ? {} : { derivation }),
    })),
    findings: prepared.findings.map((finding) => ({
      requirementId: finding.requirementId,
      clause: finding.clause,
      verdict: finding.verdict,
      severity: finding.severity,
      summary: finding.summary[language],
      reasoning: finding.reasoning[language],
      evidenceState: finding.evidenceState,
      citations: [...finding.evidence.map(({ citation }) => citation), ...finding.clauses],
      cases: finding.cases,
      openQuestions: finding.openQuestions.map((question) => question[language]),
      origin: finding.origin,
      trace: finding.trace,
      ...presentHelp(help.get(finding.id), language),
    })),
    integrity: prepared.integrity.map(({ kind, severity, file, summary, citations, clause }: IntegrityMark) => ({
      kind,
      severity,
      file,
      summary: summary[language],
      citations,
      ...(clause === undefined ? {} : { clause }),
    })),
  };
}

function presentHelp(help: GapHelp | undefined, language: Language): { help?: object } {
  if (help === undefined) return {};
  return {
    help: {
      statement: help.statement[language],
      expected: help.expected?.[language] ?? null,
      where: help.where.map(({ kind, name }) => ({ kind, name: name[language] })),
      notFound: help.notFound.map((title) => title[language]),
      cases: help.cases.map(({ id, title, confirmed }) => ({ id, title: title[language], confirmed })),
      fix: help.fix.map((step) => step[language]),
    },
  };
}

function presentClassification({ riskTier, suggestions, risk }: Classification, language: Language): object {
  return {
    riskTier,
    ...(risk === undefined
      ? {}
      : {
          risk: {
            level: risk.level,
            reason: risk.reason[language],
            issues: risk.issues.map((issue) => ({ ...issue, summary: issue.summary[language] })),
          },
        }),
    suggestions: suggestions.map(({ question, value, label, reason, citations, alternatives, mark, path, changing, missing }) => ({
      question,
      value,
      label: label[language],
      reason: reason[language],
      citations,
      alternatives: alternatives.map((a) => ({ value: a.value, label: a.label[language], wouldNeed: a.wouldNeed[language] })),
      mark,
      path: (path ?? []).map((step) => ({ ...step, question: step.question[language], answer: step.answer[language] })),
      changing: (changing ?? []).map(({ fact, to }) => ({ fact, to: to[language] })),
      missing: missing ?? [],
    })),
  };
}
