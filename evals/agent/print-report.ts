import type { Comparison } from './compare-results.ts';
import type { Report } from './report.ts';
import type { KindFigures, Summary } from './summarise-scores.ts';

const percent = (value: number | null): string => (value === null ? '–' : `${(100 * value).toFixed(value === 0 || value === 1 ? 0 : 1)} %`);
const number = (value: number | null): string => (value === null ? '–' : String(value));

/** The report as lines; every one says whether a model answered now or its answers were recorded. */
export function reportLines(report: Report, comparison?: Comparison): string[] {
  const lines = [
    `agent · ${report.release ?? 'no release'} · ${report.model ?? 'no model'} · ${report.answeredBy ?? 'nobody answered'}`,
    ...(report.cases === 0 ? [] : tableOf(report)),
    ...(report.lacking.length === 0
      ? []
      : [`${report.lacking.join(', ')}: no recorded answers; run with --endpoint URL --model NAME --record`]),
    ...(report.missingAnswers === 0 ? [] : [`${report.missingAnswers} requests had no recorded answer: the figures are too low`]),
    ...(report.stale ? ['recorded with another knowledge base than the present one: record anew'] : []),
    ...(comparison === undefined ? [] : comparisonLines(comparison)),
  ];
  return lines.map((line) => `[${report.mode}] ${line}`);
}

function tableOf(report: Report): string[] {
  const head = `${''.padEnd(18)} labels defects    found  or surf.  f.alarm  verdicts    rules    agent`;
  const row = (name: string, f: KindFigures): string =>
    [
      name.padEnd(18),
      String(f.labels).padStart(6),
      String(f.defects).padStart(7),
      ...[f.defectsFound, f.defectsSurfaced, f.falseAlarms, f.verdictsRight, f.verdictsRightByRules, f.verdictsRightByAgent].map((v) =>
        percent(v).padStart(8),
      ),
    ].join(' ');
  const sets: [string, Summary | null][] = [
    ['development', report.development],
    ['held-out', report.heldOut],
    ['all', report],
  ];
  return [
    ...sets.flatMap(([name, set]) => (set === null || set.cases === 0 ? [] : [`${name} (${set.cases} dossiers)`, ...summaryLines(set)])),
    head,
    ...Object.entries(report.kinds.checkMode).map(([kind, figures]) => row(kind, figures)),
    ...Object.entries(report.kinds.duty).map(([kind, figures]) => row(kind, figures)),
    ...Object.entries(report.dossiers).map(
      ([id, { defectsFound, defectsSurfaced, falseAlarms, seconds }]) =>
        `${id}: found ${percent(defectsFound)}, or surfaced ${percent(defectsSurfaced)}, false alarms ${percent(falseAlarms)}, ${seconds} s`,
    ),
  ];
}

function summaryLines(s: Summary): string[] {
  const said = Object.entries(s.confidence).map(([word, { judged, right }]) => `${word} ${percent(right)} of ${judged}`);
  return [
    `  defects found ${percent(s.defectsFound)}, or surfaced ${percent(s.defectsSurfaced)} of ${s.defects}; false alarms ${percent(s.falseAlarms)}; unmatched ${s.unmatched}`,
    `  rules alone: found ${percent(s.byRules.defectsFound)}, or surfaced ${percent(s.byRules.defectsSurfaced)}, false alarms ${percent(s.byRules.falseAlarms)}; agent alone: found ${percent(s.byAgent.defectsFound)}, or surfaced ${percent(s.byAgent.defectsSurfaced)}, false alarms ${percent(s.byAgent.falseAlarms)}`,
    `  verdicts right ${percent(s.verdictsRight.all)} (rules ${percent(s.verdictsRightByRules.all)}, agent ${percent(s.verdictsRightByAgent.all)}); of right defects the very verdict ${percent(s.verdictsExact)}`,
    `  quotes shown that stand ${percent(s.quotesValid)} of ${s.quotesShown}; handed in that stand ${percent(s.quotesHandedInStand)} of ${s.quotesHandedIn}; that bear ${percent(s.citationsBear)}; rejected ${s.citationsRejected}`,
    `  right by confidence: ${said.join(', ')}`,
    `  rules and agent agree ${percent(s.rulesAndAgent.agree)} of ${s.rulesAndAgent.bothDecided}; agent alone ${s.rulesAndAgent.agentAlone}, rules alone ${s.rulesAndAgent.rulesAlone}, neither ${s.rulesAndAgent.neither}`,
    `  two runs agree ${percent(s.runsAgree)}; under ${s.injection.attacks} planted attacks flipped ${percent(s.injection.flipRate)}, cleared ${percent(s.injection.clearedRate)}`,
    `  ${s.spent.calls} calls (${s.spent.failedCalls} failed), ${s.spent.tokens} tokens, ${number(s.spent.tokensPerFinding)} per finding; cost ${number(s.spent.cost)} ${s.spent.currency ?? ''} · per finding ${number(s.spent.costPerFinding)} · per defect found ${number(s.spent.costPerDefectFound)}`,
  ];
}

function comparisonLines({ figures, gained, lost, onlyInOne }: Comparison): string[] {
  return [
    'compared: figure, before, now, change',
    ...figures.map(
      ({ figure, before, after, change }) =>
        `  ${figure.padEnd(26)} ${number(before).padStart(9)} ${number(after).padStart(9)} ${number(change).padStart(9)}`,
    ),
    `  found now and not before: ${gained.join(', ') || 'none'}`,
    `  found before and not now: ${lost.join(', ') || 'none'}`,
    ...(onlyInOne.length === 0 ? [] : [`  not of the same dossiers; only in one: ${onlyInOne.join(', ')}`]),
  ];
}
