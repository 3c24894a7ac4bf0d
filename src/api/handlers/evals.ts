import type { EvalList } from '../../contract/index.ts';
import { AppError, type EvalRun, type Release } from '../../domain/index.ts';
import { keptEvals, keptTestSets } from '../../workspace/kept-evals.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import type { Handlers } from '../bind-routes.ts';
import { words } from '../words.ts';

const newestReadings = 50;

/** Eval results as they are kept beside the product. Of held-out dossiers there are sums only. */
export function evalHandlers({ store, evalFolder }: Workspace): Pick<Handlers, 'evals' | 'evalCases'> {
  return {
    evals: (): EvalList => {
      const releases = store.listReleases();
      const { sets, events } = keptTestSets(evalFolder);
      return {
        runs: keptEvals(evalFolder).map(({ run }) => ({
          ...run,
          releases: releases.flatMap((release) => (standsOn(release, run) ? [release.id] : [])),
        })),
        testSets: [...sets],
        readings: events.filter(({ type }) => type !== 'registered').slice(-newestReadings),
      };
    },
    evalCases: ({ params: { evalId } }) => {
      const kept = keptEvals(evalFolder).find(({ run }) => run.id === evalId);
      if (kept === undefined) throw new AppError('not-found', `no eval result ${evalId}`, words.notFound);
      return { cases: [...kept.cases] };
    },
  };
}

/** Was the release held to this result, or would it be: the same knowledge base and engine, and with a model its own. */
export function standsOn({ content, events }: Release, run: EvalRun): boolean {
  const held = events.some(
    (event) => event.type === 'evaluated' && [event.evaluation.result, event.evaluation.modelResult].includes(run.id),
  );
  if (held) return true;
  if (run.knowledgeVersion !== content.knowledgeVersion) return false;
  return run.model === null ? run.engineVersion === content.engineVersion : !run.model.recorded && run.model.name === content.model?.name;
}
