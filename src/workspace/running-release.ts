import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPromptFiles } from '../adapters/prompt-files/read-prompt-files.ts';
import type { Store } from '../adapters/store/open-store.ts';
import { canonicalHash } from '../domain/canonical-json.ts';
import { AppError, Sha256, type Evaluation, type Release, type ReleaseContent } from '../domain/index.ts';
import { AgentResult, AgentThresholds, FindingsResult, judgeEvaluation, judgeModel, releaseId, Thresholds } from '../governance/index.ts';
import { releaseWords } from '../governance/releases/release-words.ts';
import { loadPrompts } from '../stages/agent/prompts.ts';
import { keptTestSets } from './kept-evals.ts';
import { engineVersion, projectRoot } from './version.ts';

/** Thresholds of the evals of findings and of the agent, and results of what was run last; they ship with the product. */
export const shippedEvals = join(projectRoot, 'evals');
const thresholdsIn = (folder: string, name: 'findings' | 'agent'): Buffer => readFileSync(join(folder, name, 'thresholds.json'));
const thresholdsHash = (folder: string): Sha256 => hashOf(Buffer.concat([thresholdsIn(folder, 'findings'), thresholdsIn(folder, 'agent')]));

const hashOf = (bytes: Uint8Array): Sha256 => Sha256.parse(createHash('sha256').update(bytes).digest('hex'));

type EndpointUse = { readonly endpoint: string; readonly model: string } | undefined;

/** What would draft here, by hash. */
export function runningContent(
  knowledgeVersion: Sha256,
  { model, embedding }: { readonly model: EndpointUse; readonly embedding: EndpointUse },
  evalFolder: string,
): ReleaseContent {
  const pinned = model && {
    endpoint: model.endpoint,
    name: model.model,
    prompts: loadPrompts(readPromptFiles(join(projectRoot, 'prompts'))).hash,
  };
  return {
    engineVersion,
    knowledgeVersion,
    thresholds: thresholdsHash(evalFolder),
    model: pinned ?? null,
    embedding: embedding === undefined ? null : { endpoint: embedding.endpoint, name: embedding.model },
  };
}

/**
 * Registers what runs here, with and without its model, where it is not known yet. In a workspace where no release was ever active the rules alone are
 * taken over as shipped; anything else waits for people.
 */
export function registerRunning(store: Store, running: ReleaseContent, at: string): void {
  const system = { by: 'system', byName: 'system', at };
  const known = store.listReleases();
  const register = (content: ReleaseContent): Release => {
    const id = releaseId(content, canonicalHash(content));
    return store.registerRelease(id, { type: 'registered', ...system, content });
  };
  const rules = register({ ...running, model: null, embedding: null });
  if (running.model !== null || running.embedding !== null) register(running);
  if (known.length > 0) return;
  store.activateShipped(rules.id, { type: 'activated', ...system, reason: 'first start of the workspace', shipped: true });
}

/**
 * The kept eval results, held to the thresholds that the release pins: of the rules, and of its model where it has one.
 * @throws AppError `input.not-found` where there is none; `refused` where it was measured on something else
 */
export function keptEvaluation(content: ReleaseContent, evalFolder: string): Evaluation {
  const bytes = readOr(join(evalFolder, 'findings/results/latest.json'));
  const parsed = bytes === undefined ? undefined : FindingsResult.safeParse(parseJson(bytes));
  if (bytes === undefined || parsed?.success !== true)
    throw new AppError('input.not-found', 'no usable eval result', releaseWords.noResult);
  if (thresholdsHash(evalFolder) !== content.thresholds) throw new AppError('refused', 'thresholds differ', releaseWords.notItsResult);
  const judged = judgeEvaluation(
    parsed.data,
    hashOf(bytes),
    Thresholds.parse(parseJson(thresholdsIn(evalFolder, 'findings'))),
    content,
    keptTestSets(evalFolder).sets,
  );
  if (judged.kind === 'refused') throw new AppError('refused', 'result of another release', judged.message);
  const model = judgeModel(agentResults(evalFolder), AgentThresholds.parse(parseJson(thresholdsIn(evalFolder, 'agent'))), content);
  const { evaluation } = judged;
  return { ...evaluation, ...model, figures: [...evaluation.figures, ...model.figures], failed: [...evaluation.failed, ...model.failed] };
}

function agentResults(evalFolder: string) {
  const folder = join(evalFolder, 'agent/results');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return files.sort().flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    const parsed = AgentResult.safeParse(parseJson(bytes));
    return parsed.success ? [{ hash: hashOf(bytes), result: parsed.data }] : [];
  });
}

const parseJson = (bytes: Buffer): unknown => JSON.parse(bytes.toString('utf8'));

function readOr(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
