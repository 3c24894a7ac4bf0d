import type { Language } from '../../domain/bilingual.ts';
import { canonicalHash } from '../../domain/canonical-json.ts';
import type { Release, ReleaseEvent } from '../../domain/release.ts';
import type { Scenario } from '../../domain/scenario.ts';
import { filingRatings, filingSets, filingStates, filingSteps, filingWords as words } from './filing-words.ts';
import type { Block, Pair, Report } from './report.ts';

export type FilingSource = {
  readonly release: Release;
  /** Released and active before it; null where it is the first. */
  readonly before: Release | null;
  /** Live ones. */
  readonly scenarios: readonly Scenario[];
  /** Addresses of endpoints by name. */
  readonly endpoints: ReadonlyMap<string, string>;
  /** What the classifiers of the pinned knowledge base were made from; null where another knowledge base runs here. */
  readonly training: { readonly classifiers: readonly { readonly sentences: number; readonly sha256: string }[]; readonly device: string | null } | null;
  readonly at: string;
}; // prettier-ignore

/** The filing sheet of a release (duty D12): what it is, what for, made from what, measured how, changed by whom. Hashes are whole. */
export function buildFilingSheet(source: FilingSource, language: Language): Report<'filing-sheet'> {
  const { release, before, scenarios, training, at } = source;
  const heading = (text: { readonly en: string; readonly zh: string }): Block => ({ type: 'heading', level: 1, text: text[language] });
  return {
    kind: 'filing-sheet',
    official: false,
    language,
    title: words.title[language],
    subject: release.id,
    mark: words.mark[language],
    watermark: null,
    at,
    blocks: [
      heading(words.identity),
      { type: 'pairs', pairs: identity(source, language) },
      heading(words.scenario),
      ...(scenarios.length === 0 ? [text(words.noScenario[language])] : scenarios.flatMap((each) => describeScenario(each, language))),
      heading(words.training),
      ...describeTraining(source, language),
      heading(words.metrics),
      ...describeEvaluation(release.events, language),
      heading(words.changes),
      ...describeChanges(release, before, language),
      heading(words.life),
      describeLife(release.events, language),
      heading(words.deviation),
      ...describeDeviations(release.events, language),
    ],
    data: {
      v: 1,
      kind: 'filing-sheet',
      language,
      at,
      release,
      contentHash: canonicalHash(release.content),
      before: before?.id ?? null,
      changes: changesOf(release, before),
      scenarios,
      training,
      endpoints: Object.fromEntries(source.endpoints),
    },
  };
}

/** The release that was active last before this one first was; of one that never was, the one active last. */
export function releaseBefore(release: Release, all: readonly Release[]): Release | null {
  const firstActive = (events: readonly ReleaseEvent[]): string => events.find(({ type }) => type === 'activated')?.at ?? '9999';
  const until = firstActive(release.events);
  const earlier = all.flatMap((other) =>
    other.id === release.id ? [] : other.events.flatMap(({ type, at }) => (type === 'activated' && at < until ? [{ other, at }] : [])),
  );
  return earlier.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1)?.other ?? null;
}

/** What a release is, by name and hash. */
export function identity(
  { release: { id, state, content }, endpoints }: Pick<FilingSource, 'release' | 'endpoints'>,
  language: Language,
): Pair[] {
  const use = ({ name, endpoint }: { readonly name: string; readonly endpoint: string }): string =>
    `${name}; ${words.endpoint[language]} ${endpoint} (${endpoints.get(endpoint) ?? words.unknownEndpoint[language]})`;
  const none = words.noModel[language];
  return [
    [words.name[language], id],
    [words.state[language], filingStates[state][language]],
    [words.engine[language], content.engineVersion],
    [words.contentHash[language], canonicalHash(content)],
    [words.knowledge[language], content.knowledgeVersion],
    [words.thresholds[language], content.thresholds],
    [words.model[language], content.model === null ? none : use(content.model)],
    [words.prompts[language], content.model?.prompts ?? none],
    [words.embedding[language], content.embedding === null ? none : use(content.embedding)],
  ];
}

/** Purpose, owner and risks of a scenario. */
export function describeScenario({ id, sheet }: Scenario, language: Language): Block[] {
  const said = (['purpose', 'legalBasis', 'data', 'humanRole', 'limits', 'owner'] as const).map((part): Pair => [
    words[part][language],
    sheet[part][language],
  ]);
  const rest: Pair[] = [
    [words.residual[language], filingRatings[sheet.residual][language]],
    [words.reviewBy[language], sheet.reviewBy],
  ];
  return [
    { type: 'heading', level: 2, text: id },
    { type: 'pairs', pairs: [...said, ...rest] },
    {
      type: 'table',
      header: [words.risk[language], words.measure[language]],
      rows: sheet.risks.map(({ risk, measure }) => [risk[language], measure[language]]),
      widths: [0.4, 0.6],
    },
  ];
}

/** What a release was made from. */
export function describeTraining({ release, training }: Pick<FilingSource, 'release' | 'training'>, language: Language): Block[] {
  const rules: Pair = [words.rules[language], words.rulesText[language]];
  const made = training?.classifiers.map(({ sentences, sha256 }): Pair => [
    words.classifier[language],
    `${words.classifierText(sentences)[language]} ${sha256}`,
  ]);
  const device = training?.device ?? null;
  const models: Pair[] = release.content.model === null ? [] : [[words.languageModel[language], words.languageModelText[language]]];
  return [
    {
      type: 'pairs',
      pairs: [rules, ...(made ?? []), ...(device === null ? [] : [[words.deviceModel[language], device] as const]), ...models],
    },
    ...(training === null ? [text(words.otherKnowledge[language])] : []),
  ];
}

function describeEvaluation(events: readonly ReleaseEvent[], language: Language): Block[] {
  const evaluation = events.findLast((event) => event.type === 'evaluated')?.evaluation;
  if (evaluation === undefined) return [text(words.noMetrics[language])];
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  return [
    { type: 'pairs', pairs: [[words.result[language], evaluation.result]] },
    {
      type: 'table',
      header: [words.set, words.measured, words.value, words.threshold, words.passed].map((word) => word[language]),
      rows: evaluation.figures.map(({ set, measure, value, bound, kind }) => [
        filingSets[set][language],
        measure,
        percent(value),
        `${kind === 'min' ? '≥' : '≤'} ${percent(bound)}`,
        words[evaluation.failed.includes(`${set} ${measure}`) ? 'no' : 'yes'][language],
      ]),
      widths: [0.22, 0.28, 0.16, 0.18, 0.16],
    },
    {
      type: 'table',
      header: [words.kind, words.defects, words.found, words.surfaced].map((word) => word[language]),
      rows: evaluation.kinds.map(({ kind, defects, found, surfaced }) => [kind, String(defects), String(found), String(surfaced)]),
      widths: [0.4, 0.2, 0.2, 0.2],
    },
  ];
}

type Change = {
  readonly part: 'engine' | 'knowledge' | 'thresholds' | 'model' | 'prompts' | 'embedding';
  readonly before: string | null;
  readonly now: string | null;
};

function changesOf(release: Release, before: Release | null): Change[] {
  if (before === null) return [];
  const parts = ({ content: { engineVersion, knowledgeVersion, thresholds, model, embedding } }: Release) => ({
    engine: engineVersion,
    knowledge: knowledgeVersion,
    thresholds,
    model: model && `${model.name} · ${model.endpoint}`,
    prompts: model && model.prompts,
    embedding: embedding && `${embedding.name} · ${embedding.endpoint}`,
  });
  const [was, is] = [parts(before), parts(release)];
  return (Object.keys(is) as Change['part'][]).flatMap((part) =>
    was[part] === is[part] ? [] : [{ part, before: was[part], now: is[part] }],
  );
}

function describeChanges(release: Release, before: Release | null, language: Language): Block[] {
  if (before === null) return [text(words.first[language])];
  const rows = changesOf(release, before).map(({ part, ...values }) => [
    words[part][language],
    values.before ?? words.noModel[language],
    values.now ?? words.noModel[language],
  ]);
  const compared: Block = { type: 'pairs', pairs: [[words.comparedWith[language], before.id]] };
  if (rows.length === 0) return [compared, text(words.unchanged[language])];
  const header = [words.part[language], words.before[language], words.now[language]];
  return [compared, { type: 'table', header, rows, widths: [0.2, 0.4, 0.4] }];
}

function describeLife(events: readonly ReleaseEvent[], language: Language): Block {
  const said = (event: ReleaseEvent): string => {
    if (event.type === 'security-reviewed') return event.review.conclusion;
    if (event.type === 'activated' && event.shipped) return words.shipped[language];
    return 'reason' in event ? event.reason : '';
  };
  return {
    type: 'table',
    header: [words.step, words.person, words.time, words.said].map((word) => word[language]),
    rows: events.map((event) => [filingSteps[event.type][language], event.byName, event.at, said(event)]),
    widths: [0.18, 0.18, 0.24, 0.4],
  };
}

function describeDeviations(events: readonly ReleaseEvent[], language: Language): Block[] {
  const rows = events.flatMap((event) =>
    event.type === 'approved' && event.deviation !== null
      ? [[event.byName, event.deviation.reason, event.deviation.risk, event.deviation.until]]
      : [],
  );
  if (rows.length === 0) return [text(words.noDeviation[language])];
  return [
    {
      type: 'table',
      header: [words.person, words.why, words.risk, words.until].map((word) => word[language]),
      rows,
      widths: [0.18, 0.34, 0.34, 0.14],
    },
  ];
}

const text = (words: string): Block => ({ type: 'text', text: words });
