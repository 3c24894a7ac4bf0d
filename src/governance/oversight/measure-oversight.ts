import type { VerifiedFinding } from '../../domain/finding.ts';
import type { Oversight, OversightAlarm, OversightRow, VerdictShares } from '../../domain/oversight.ts';
import { driftAlarms, inputsByMonth } from './drift.ts';
import { quickAccepts, timeOnEvidence } from './time-on-evidence.ts';
import { currentDisposition, type Disposition, type ReviewState } from '../../domain/review.ts';

export type OversightLimits = {
  /** Decisions, drafts or documents below which nothing is said. */
  readonly enough: number;
  /** Share of overrides under which people may have stopped looking. */
  readonly collapse: number;
  /** Total variation distance between two following months, of verdicts and of documents. */
  readonly drift: number;
  /**
   * Seconds of evidence in view below which an acceptance is quick. At the usual speed of silent reading, about four English words a second (from
   * memory, unverified), two seconds are enough for no sentence.
   */
  readonly quickSeconds: number;
  /** Share of quick acceptances among measured ones above which people may have stopped reading. */
  readonly quick: number;
};
export const usualLimits: OversightLimits = { enough: 50, collapse: 0.02, drift: 0.2, quickSeconds: 2, quick: 0.2 };

type Item = {
  readonly finding: VerifiedFinding;
  readonly current: Disposition | undefined;
  readonly said: number;
  readonly withdrawn: number;
  readonly blind: readonly string[];
  readonly groups: { readonly requirement: string; readonly programme: string; readonly release: string; readonly month: string };
};

/**
 * Override, unedited acceptance, time on evidence, blind agreement, disagreement of rules and agent, and reversals, per requirement, programme, release
 * and month; with alarms. Own findings of people are no drafts and are not counted. Pure.
 */
export function measureOversight(states: readonly ReviewState[], limits: OversightLimits = usualLimits): Oversight {
  const items = states.flatMap(itemsOf);
  const byMonth = grouped(items, 'month');
  const verdictsByMonth = [...byMonth].map(([group, members]) => verdictShares(group, members));
  const rows = (by: keyof Item['groups']): OversightRow[] => [...grouped(items, by)].map(([group, members]) => row(group, members, limits));
  const byRelease = rows('release');
  const byRequirement = rows('requirement');
  const byProgramme = rows('programme');
  const inputs = inputsByMonth(states);
  return {
    reviews: states.length,
    total: row('all', items, limits),
    byRequirement,
    byProgramme,
    byRelease,
    byMonth: rows('month'),
    verdictsByMonth,
    inputsByMonth: inputs,
    alarms: [
      ...collapses([...byRelease, ...byProgramme, ...byRequirement], limits),
      ...quickAccepts([...byRelease, ...byProgramme, ...byRequirement], limits),
      ...driftAlarms(
        'drift',
        verdictsByMonth.map(({ drafts, ...month }) => ({ ...month, counted: drafts })),
        limits,
      ),
      ...driftAlarms(
        'input-drift',
        inputs.map(({ documents, ...month }) => ({ ...month, counted: documents })),
        limits,
      ),
    ],
  };
}

function itemsOf(state: ReviewState): Item[] {
  const { prepared, dispositions, blindVerdicts } = state;
  return prepared.findings.map((finding) => {
    const said = dispositions.filter(({ findingId }) => findingId === finding.id);
    return {
      finding,
      current: currentDisposition(state, finding.id),
      said: said.filter(({ withdrawn }) => !withdrawn).length,
      withdrawn: said.filter(({ withdrawn }) => withdrawn).length,
      blind: blindVerdicts.filter(({ findingId }) => findingId === finding.id).map(({ verdict }) => verdict),
      groups: {
        requirement: finding.requirementId,
        programme: prepared.programme,
        release: prepared.release.id,
        month: prepared.preparedAt.slice(0, 7),
      },
    };
  });
}

function grouped(items: readonly Item[], by: keyof Item['groups']): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(item.groups[by], [...(groups.get(item.groups[by]) ?? []), item]);
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function row(group: string, items: readonly Item[], limits: OversightLimits): OversightRow {
  const current = items.flatMap((item) => item.current ?? []);
  const overridden = current.filter(({ decision }) => decision === 'amend' || decision === 'reject').length;
  const unedited = current.filter(({ decision, reason }) => decision === 'accept' && reason.trim() === '').length;
  const blind = items.flatMap(({ finding, blind: verdicts }) => verdicts.map((verdict) => verdict === finding.verdict));
  const both = items.filter(({ finding: { agent } }) => agent?.state === 'drafted' && agent.ruleVerdict !== 'undecided' && (agent.verdict ?? 'undecided') !== 'undecided'); // prettier-ignore
  return {
    group,
    drafts: items.length,
    decided: current.length,
    overridden,
    overrideRate: share(overridden, current.length),
    uneditedAcceptRate: share(unedited, current.length),
    blind: blind.length,
    blindAgreement: share(blind.filter(Boolean).length, blind.length),
    bothDecided: both.length,
    disagreement: share(both.filter(({ finding }) => finding.agreement === 'disagree').length, both.length),
    ...timeOnEvidence(current, limits),
    reversals: items.reduce((sum, { said, withdrawn }) => sum + withdrawn + Math.max(0, said - 1 - withdrawn), 0),
  };
}

function verdictShares(group: string, items: readonly Item[]): VerdictShares {
  const counts = new Map<string, number>();
  for (const { finding } of items) counts.set(finding.verdict, (counts.get(finding.verdict) ?? 0) + 1);
  return {
    group,
    drafts: items.length,
    shares: Object.fromEntries([...counts].map(([verdict, count]) => [verdict, count / items.length])),
  };
}

function collapses(rows: readonly OversightRow[], { enough, collapse }: OversightLimits): OversightAlarm[] {
  return rows.flatMap(({ group, decided, overrideRate }) =>
    decided >= enough && overrideRate !== null && overrideRate < collapse
      ? [{ kind: 'collapse' as const, group, decided, value: overrideRate, limit: collapse }]
      : [],
  );
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
