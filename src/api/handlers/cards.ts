import { createHash } from 'node:crypto';
import type { Response } from 'express';
import type { CardPreview } from '../../contract/index.ts';
import { recordedActor } from '../../adapters/store/parts.ts';
import { AppError, type Language } from '../../domain/index.ts';
import { buildModelCard, buildRuleCard, type Report } from '../../stages/report/index.ts';
import { keptEvals } from '../../workspace/kept-evals.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { renderReport, type ReportFormat } from '../../workspace/render-report.ts';
import { trainingSources } from '../../workspace/training-sources.ts';
import type { Handlers } from '../bind-routes.ts';
import { mediaTypes } from '../media-types.ts';
import { articleOf } from '../present-finding.ts';
import { words } from '../words.ts';
import { standsOn } from './evals.ts';

type Names = 'ruleCard' | 'ruleCardFile' | 'modelCard' | 'modelCardFile';

/** Cards of requirements and releases, made from the knowledge base, the registers and the kept eval results as they are now. */
export function cardHandlers({ store, knowledge, evalFolder, now }: Workspace): Pick<Handlers, Names> {
  const ruleCard = (id: string, language: Language): Report<'rule-card'> => {
    const programme = [...knowledge.programmes.values()].find(({ requirements }) => requirements.some((each) => each.id === id));
    const requirement = programme?.requirements.find((each) => each.id === id);
    if (programme === undefined || requirement === undefined) throw new AppError('not-found', `no requirement ${id}`, words.notFound);
    const clause = knowledge.clauses.get(requirement.clause);
    const instrument = knowledge.instruments.find((each) => each.id === clause?.instrument);
    const measured = keptEvals(evalFolder).findLast(({ run, cases }) => cases.length > 0 && run.knowledgeVersion === knowledge.version);
    const article = `${clause?.instrument ?? ''}#${articleOf(requirement.clause)}`;
    const confirmed = new Set(store.caseConfirmations().map(({ caseId }) => caseId));
    const cases = knowledge.cases.filter((item) => item.clauses.some((each) => each === article));
    return buildRuleCard(
      {
        requirement,
        clause,
        instrument,
        facts: programme.facts.filter(({ key }) => requirement.factsNeeded.includes(key)),
        cases: cases.map((item) => ({ ...item, confirmed: item.confirmed || confirmed.has(item.id) })),
        measured: measured === undefined ? null : { name: measured.run.measuredAt ?? measured.run.name, cases: measured.cases },
        at: now().toISOString(),
      },
      language,
    );
  };
  const modelCard = (id: string, language: Language): Report<'model-card'> => {
    const release = store.listReleases().find((each) => each.id === id);
    if (release === undefined) throw new AppError('not-found', `no release ${id}`, words.notFound);
    return buildModelCard(
      {
        release,
        scenarios: store.listScenarios().filter(({ state }) => state === 'live'),
        endpoints: new Map(store.listEndpoints().map(({ name, baseUrl }) => [name, baseUrl])),
        training: trainingSources(release, knowledge),
        runs: keptEvals(evalFolder).flatMap(({ run }) => (standsOn(release, run) ? [run] : [])),
        at: now().toISOString(),
      },
      language,
    );
  };
  return {
    ruleCard: ({ params, query }) => preview(ruleCard(params.requirementId, query.language)),
    ruleCardFile: async ({ params, query: { language, format }, response }) =>
      void (await send(ruleCard(params.requirementId, language), params.requirementId, format, response)),
    modelCard: ({ params, query }) => preview(modelCard(params.releaseId, query.language)),
    modelCardFile: async ({ params: { releaseId: id }, query: { language, format }, caller, response }) => {
      const record = (sha256: string): void =>
        void store.record({
          actor: recordedActor(caller.actor),
          event: 'release.exported',
          dossier: null,
          subject: id,
          data: { kind: 'model-card', format, language, sha256 },
        });
      await send(modelCard(id, language), id, format, response, record);
    },
  };
}

const preview = ({ title, subject, mark, blocks }: Report<string>): CardPreview => ({ title, subject, mark, blocks });

/** `record` is called before the first byte leaves. */
async function send(
  report: Report<string>,
  name: string,
  format: ReportFormat,
  response: Response,
  record: (sha256: string) => void = () => undefined,
): Promise<void> {
  const bytes = await renderReport(report, format);
  record(createHash('sha256').update(bytes).digest('hex'));
  const file = `countersign-${report.kind}-${name.replace(/[^\w.-]+/gu, '-')}-${report.language}.${format}`;
  response.setHeader('content-type', mediaTypes[format]);
  response.setHeader('content-disposition', `attachment; filename="${file}"`);
  response.end(bytes);
}
