import type { Contradiction, DraftFinding, Severity } from '../../domain/index.ts';
import type { AssessInput } from './assess-input.ts';
import { buildDraft } from './build-draft.ts';
import { withoutRepeats } from './cel-evidence.ts';
import { sentences } from './words.ts';

const mostEvidence = 8;
/** What a patient's safety hangs on directly. */
const criticalTopics = /process|steril|dosageForm|siteAddress|approvalNumber/iu;

/** One finding per thing that the documents state differently, each value with its places. Falsity is never claimed. */
export function* contradictionFindings({ sheet, clauses }: Pick<AssessInput, 'sheet' | 'clauses'>): Generator<DraftFinding> {
  const seen = new Map<string, number>();
  for (const contradiction of sheet.contradictions) {
    const nth = (seen.get(contradiction.topic) ?? 0) + 1;
    seen.set(contradiction.topic, nth);
    yield contradictionFinding(contradiction, nth, clauses);
  }
}

function contradictionFinding(contradiction: Contradiction, nth: number, clauses: AssessInput['clauses']): DraftFinding {
  const severity: Severity = criticalTopics.test(contradiction.topic) ? 'critical' : 'major';
  const oneOfEach = contradiction.values.flatMap((value) => value.citations.slice(0, 1));
  const rest = contradiction.values.flatMap((value) => value.citations.slice(1));
  return buildDraft(
    {
      id: `consistency/${contradiction.topic}${nth === 1 ? '' : `-${nth}`}`,
      clause: contradiction.clause,
      title: contradiction.title,
      statement: contradiction.title,
      severity,
      openQuestions: [],
    },
    {
      verdict: 'not-met',
      summary: sentences.contradiction(contradiction.title),
      reasoning: [contradiction.summary],
      evidence: withoutRepeats([...oneOfEach, ...rest])
        .slice(0, mostEvidence)
        .map((citation, rank) => ({ state: 'contradicting', citation, relevance: 1 / (1 + rank / 10) })),
      trace: [
        {
          rule: 'consistency',
          expression: contradiction.topic,
          facts: contradiction.values.map(({ value, citations }) => ({
            key: contradiction.topic,
            value,
            citations,
            derivation: `${contradiction.summary.en} ${contradiction.summary.zh}`,
          })),
          outcome: 'false',
        },
      ],
    },
    clauses,
    [],
  );
}
