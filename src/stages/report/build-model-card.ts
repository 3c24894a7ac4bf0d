import type { Language } from '../../domain/bilingual.ts';
import { canonicalHash } from '../../domain/canonical-json.ts';
import { countedOf } from '../../domain/compare-evals.ts';
import type { EvalRun } from '../../domain/eval-result.ts';
import { shareInterval, type Counted } from '../../domain/share-interval.ts';
import { describeScenario, describeTraining, identity, type FilingSource } from './build-filing-sheet.ts';
import { cardWords as words } from './card-words.ts';
import { filingWords } from './filing-words.ts';
import type { Block, Report } from './report.ts';

export type ModelCardSource = Omit<FilingSource, 'before'> & {
  /** Kept results of what the release pins: of the rules, and live ones of its model. */
  readonly runs: readonly EvalRun[];
};
/** A kind of defect is weak where its interval reaches below this share. */
const weakBelow = 0.6;
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
const shareOf = ({ part, whole }: Counted): string => (whole === 0 ? '–' : percent(part / whole));

/** What a release is, what for, made from what, how well it does and where it is weak (duty D1). */
export function buildModelCard(source: ModelCardSource, language: Language): Report<'model-card'> {
  const { release, scenarios, runs, training, at } = source;
  const rules = runs.findLast(({ model }) => model === null);
  const heading = (said: { readonly en: string; readonly zh: string }): Block => ({ type: 'heading', level: 1, text: said[language] });
  return {
    kind: 'model-card',
    official: false,
    language,
    title: words.modelTitle[language],
    subject: release.id,
    mark: words.modelMark[language],
    watermark: null,
    at,
    blocks: [
      heading(filingWords.identity),
      { type: 'pairs', pairs: identity(source, language) },
      heading(filingWords.scenario),
      ...(scenarios.length === 0
        ? [text(filingWords.noScenario[language])]
        : scenarios.flatMap((each) => describeScenario(each, language))),
      heading(filingWords.training),
      ...describeTraining(source, language),
      heading(words.measured),
      ...(runs.length === 0 ? [text(words.noRun[language])] : runs.flatMap((run) => describeRun(run, language))),
      heading(words.limits),
      ...weaknesses(source, rules, language).map(text),
    ],
    data: {
      v: 1,
      kind: 'model-card',
      language,
      at,
      release: release.id,
      contentHash: canonicalHash(release.content),
      state: release.state,
      scenarios: scenarios.map(({ id }) => id),
      training,
      results: runs,
    },
  };
}

function describeRun(run: EvalRun, language: Language): Block[] {
  const sets = (['development', 'heldOut'] as const).flatMap((set) => {
    const counts = run[set];
    if (counts === null) return [];
    return (['found', 'surfaced', 'falseAlarms'] as const).flatMap((measure) => {
      const counted = countedOf(counts, measure);
      const name = { found: words.found, surfaced: words.surfacedToo, falseAlarms: words.falseAlarms }[measure];
      return counted === null ? [] : [[words[set][language], name[language], ...figures(counted)]];
    });
  });
  const kinds = run.kinds.map(({ kind, defects, found }) => [kind, ...figures({ part: found, whole: defects })]);
  const header = [words.counts, words.share, words.interval];
  return [
    { type: 'pairs', pairs: [[words.result[language], `${run.name} (${run.id})`]] },
    {
      type: 'table',
      header: [words.set, words.measure, ...header].map((word) => word[language]),
      rows: sets,
      widths: [0.22, 0.26, 0.16, 0.14, 0.22],
    },
    ...(kinds.length === 0
      ? []
      : [
          {
            type: 'table' as const,
            header: [words.kind, ...header].map((word) => word[language]),
            rows: kinds,
            widths: [0.4, 0.2, 0.16, 0.24],
          },
        ]),
  ];
}

function figures(counted: Counted): string[] {
  const [low, high] = shareInterval(counted.part, counted.whole);
  return [`${counted.part}/${counted.whole}`, shareOf(counted), `${percent(low)} – ${percent(high)}`];
}

/** From the figures what they show, and what no figure shows. */
function weaknesses({ release, runs }: ModelCardSource, rules: EvalRun | undefined, language: Language): string[] {
  const [known, unfamiliar] = [rules?.development ?? null, rules?.heldOut ?? null];
  const share = (counts: EvalRun['all']): string => shareOf({ part: counts.found, whole: counts.defects });
  const weak = (rules?.kinds ?? []).filter(({ found, defects }) => shareInterval(found, defects)[0] < weakBelow);
  return [
    words.people,
    ...(known === null || unfamiliar === null ? [] : [words.gap(share(known), share(unfamiliar))]),
    ...weak.map(({ kind, found, defects }) => words.weakKind(kind, percent(shareInterval(found, defects)[0]))),
    ...(release.content.model !== null && !runs.some(({ model }) => model !== null) ? [words.modelNotMeasured] : []),
    words.fictional,
    words.scans,
    words.blindText,
  ].map((said) => said[language]);
}

const text = (said: string): Block => ({ type: 'text', text: said });
