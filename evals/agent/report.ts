import { cpus } from 'node:os';
import type { Run } from './answer-runs.ts';
import type { Sendings } from './eval-endpoint.ts';
import type { CaseScore } from './score-case.ts';
import { summariseKinds, summariseScores, type Summary } from './summarise-scores.ts';

export type Report = Summary & {
  readonly eval: 'agent';
  readonly release: string | null;
  readonly model: string | null;
  readonly answeredBy: string | null;
  /** Of the knowledge base that was drafted with; null without a dossier. */
  readonly knowledgeVersion: string | null;
  readonly machine: string;
  readonly node: string;
  /** Was every labelled dossier of both sets run? */
  readonly complete: boolean;
  readonly development: Summary;
  readonly heldOut: Summary | null;
  readonly kinds: ReturnType<typeof summariseKinds>;
  readonly dossiers: Readonly<
    Record<
      string,
      Summary & { readonly set: CaseScore['set']; readonly seconds: number; readonly outcomes: Readonly<Record<string, string>> }
    >
  >;
  /** Recorded with another knowledge base than the present one. */
  readonly stale: boolean;
  /** Dossiers without recorded answers. */
  readonly lacking: readonly string[];
  /** Null on recorded answers: nothing leaves. */
  readonly sendings: Sendings | null;
};

/** `asked`: were all labelled dossiers of both sets asked for? */
export function reportOf(
  { mode, release, sendings }: Run,
  scores: readonly CaseScore[],
  lacking: readonly string[],
  asked: boolean,
): Report {
  const set = (name: CaseScore['set']): Summary =>
    summariseScores(
      mode,
      scores.filter((each) => each.set === name),
    );
  return {
    eval: 'agent',
    ...summariseScores(mode, scores),
    release: release?.release ?? null,
    model: release?.model ?? null,
    answeredBy: release?.answeredBy ?? null,
    knowledgeVersion: scores[0]?.knowledgeVersion ?? null,
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    node: process.version,
    complete: asked && lacking.length === 0,
    development: set('development'),
    heldOut: scores.some((each) => each.set === 'held-out') ? set('held-out') : null,
    kinds: summariseKinds(scores),
    dossiers: Object.fromEntries(
      scores.map((each) => [
        each.dossier,
        {
          ...summariseScores(mode, [each]),
          set: each.set,
          seconds: Math.round(each.seconds * 10) / 10,
          outcomes: Object.fromEntries(each.score.defects.map(({ id, outcome }) => [id, outcome])),
        },
      ]),
    ),
    stale: release?.knowledgeVersion !== undefined && scores.some(({ knowledgeVersion }) => knowledgeVersion !== release.knowledgeVersion),
    lacking,
    sendings: sendings(),
  };
}
