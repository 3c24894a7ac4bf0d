import { celReads } from '../../domain/cel-reads.ts';
import { failingVerdicts, type Clause, type DraftFinding, type Gate, type Requirement, type Severity } from '../../domain/index.ts';
import type { AssessInput, FlatFacts } from './assess-input.ts';
import { clauseCitations } from './build-draft.ts';
import { conjuncts, type Evaluate } from './cel-evidence.ts';
import { words } from './words.ts';

const order: readonly Severity[] = ['critical', 'major', 'minor'];

/** A gate that fails, with the facts that each failing part of it reads; a requirement that fails on them takes the part over. */
type FailingGate = { readonly gate: Gate; readonly open: Set<string>; readonly parts: ReadonlyMap<string, readonly string[]> };

/** Which gates fail for what, before the requirements are gone through. */
export function failingGates({ programme, flat }: AssessInput, evaluate: Evaluate): FailingGate[] {
  return programme.gates.flatMap((gate) => {
    if (evaluate(gate.cel.applies, flat).outcome === 'false' || evaluate(gate.cel.check, flat).outcome !== 'false') return [];
    const parts = failingParts(gate.cel.check, flat, evaluate);
    return [{ gate, parts, open: new Set(parts.keys()) }];
  });
}

/**
 * The finding of a requirement that fails by its check on the same facts as a gate stands for the gate too: it says so, cites the gate's clause
 * and has the graver severity. Parts that it takes over are struck out in `gates`.
 */
export function withGates(
  finding: DraftFinding,
  requirement: Requirement,
  gates: readonly FailingGate[],
  { flat, clauses }: Pick<AssessInput, 'flat' | 'clauses'>,
  evaluate: Evaluate,
): DraftFinding {
  const byCheck = finding.trace.some(
    ({ rule, outcome, expression }) => rule === 'cel' && outcome === 'false' && expression === requirement.cel?.check,
  );
  if (!failingVerdicts.includes(finding.verdict) || !byCheck || requirement.cel === undefined) return finding;
  const own = new Set([...failingParts(requirement.cel.check, flat, evaluate).values()].flat());
  return gates.reduce((result, failing) => {
    const taken = [...failing.parts].filter(([, keys]) => keys.every((key) => own.has(key)));
    if (taken.length === 0) return result;
    for (const [part] of taken) failing.open.delete(part);
    return standingFor(result, failing.gate, clauses);
  }, finding);
}

function standingFor(finding: DraftFinding, gate: Gate, clauses: ReadonlyMap<string, Clause>): DraftFinding {
  return {
    ...finding,
    severity: order.find((s) => s === finding.severity || s === gate.severity) ?? finding.severity,
    reasoning: { en: `${finding.reasoning.en} ${words.alsoGate.en}`.trim(), zh: `${finding.reasoning.zh}${words.alsoGate.zh}` },
    clauses: [...finding.clauses, ...clauseCitations(gate.clause, clauses)],
    trace: [...finding.trace, { rule: 'gate', expression: gate.cel.check, facts: [], outcome: 'false', note: gate.statement }],
  };
}

function failingParts(check: string, flat: FlatFacts, evaluate: Evaluate): Map<string, string[]> {
  const failing = conjuncts(check).filter((part) => evaluate(part, flat).outcome === 'false');
  return new Map((failing.length > 0 ? failing : [check]).map((part) => [part, celReads(part)]));
}
