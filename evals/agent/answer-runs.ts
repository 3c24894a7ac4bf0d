import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyVariable } from '../../src/config/read-config.ts';
import { answersInMemory, type AnswerStore } from '../../src/stages/agent/answer-store.ts';
import { engineVersion } from '../../src/workspace/version.ts';
import { Labels } from '../findings/scorers/labels.ts';
import { draftDossier, draftPlanted, plantAttacks, sampleAttacks, type Drafted, type DraftMeans } from './draft-case.ts';
import { evalEndpoint, evalFetch, recordSendings, type Sendings } from './eval-endpoint.ts';
import type { AgentEvalOptions } from './read-options.ts';
import { noWayOut, onlyRecorded, openRecordedAnswers, plantedFolder, readRelease, writeRelease, type Release } from './recorded-release.ts';
import { scoreCase, type CaseScore } from './score-case.ts';

const programme = 'drug-contract-manufacturing';

export type Case = { readonly id: string; readonly set: CaseScore['set']; readonly folder: string };
type Folders = { readonly recorded: string; readonly results: string };

/** Where answers come from. */
export type Run = {
  readonly mode: 'live' | 'recorded';
  readonly release: Release | undefined;
  /** Undefined when there are no recorded answers for the dossier. */
  readonly score: (each: Case) => Promise<CaseScore | undefined>;
  readonly sendings: () => Sendings | null;
  readonly close: () => void;
};

/** From a recorded release: reads only, sends nothing. */
export function recordedRun({ release: name, ways, checker, attacks }: AgentEvalOptions, { recorded }: Folders): Run | { readonly wrong: string } {
  const release = readRelease(recorded, name);
  if (name !== undefined && release === undefined) return { wrong: `There is no recorded release “${name}” under ${recorded}.` };
  const score = async (each: Case): Promise<CaseScore | undefined> => {
    if (release?.cases.includes(each.id) !== true) return undefined;
    const settings = { ways: ways ?? release.ways, checker: checker || release.checker };
    const means = { endpoint: endpointOf('recorded', 'http://127.0.0.1/v1', release.price), model: release.model, settings, at: release.at, sendFor: () => noWayOut };
    const open = (run: 'first' | 'second') => onlyRecorded(openRecordedAnswers(recorded, release.release, each.id, run));
    const [first, second] = [open('first'), open('second')];
    const runs = { first, second: release.twice ? second : null, planted: attacks === 0 || release.attacks === 0 ? null : { folder: plantedFolder(recorded, release.release), attacks: release.attacks } };
    return scoreRuns(each, means, runs, () => first.missing() + second.missing());
  };
  return { mode: 'recorded', release, score, sendings: () => null, close: () => undefined };
}

/** From an endpoint, through the guarded way out; the answers are kept when asked for. */
export function liveRun(options: AgentEvalOptions, live: NonNullable<AgentEvalOptions['live']>, folders: Folders): Run | { readonly wrong: string } {
  const now = new Date().toISOString();
  const endpoint = evalEndpoint(live, now);
  if ('wrong' in endpoint) return endpoint;
  const name = options.release ?? `${live.model.replace(/[^\w.-]+/gu, '-').slice(0, 60)}-${engineVersion}`;
  const known = live.record ? readRelease(folders.recorded, name) : undefined;
  const price = live.price;
  const made: Release = {
    release: name, model: live.model, answeredBy: `an endpoint (${live.location}) that calls its model ${live.model}`, labelsSeen: false, at: known?.at ?? now,
    ways: options.ways ?? 'both', checker: options.checker, attacks: options.attacks, twice: live.twice, ...(price === undefined ? {} : { price }), cases: known?.cases ?? [],
  }; // prettier-ignore
  const terms = ['model', 'ways', 'checker', 'attacks', 'twice'] as const;
  if (known !== undefined && terms.some((term) => known[term] !== made[term]))
    return { wrong: `The release “${name}” was recorded under other terms (model, ways, checker, attacks or runs). Choose another with --release.` };
  let release = made;
  mkdirSync(folders.results, { recursive: true });
  const sendings = recordSendings(join(folders.results, `${name}.sendings.jsonl`));
  const key = process.env[keyVariable(endpoint.name)];
  const open = (id: string, run: 'first' | 'second'): AnswerStore => (live.record ? openRecordedAnswers(folders.recorded, name, id, run) : answersInMemory());
  const plantedIn = live.record ? plantedFolder(folders.recorded, name) : mkdtempSync(join(tmpdir(), 'countersign-planted-'));
  const plant = async (): Promise<Planted | null> => {
    if (options.attacks === 0) return null;
    if (!existsSync(plantedIn) || filesIn(plantedIn) !== options.attacks) await plantAttacks(plantedIn, sampleAttacks(options.attacks));
    return { folder: plantedIn, attacks: options.attacks };
  };
  const score = async (each: Case): Promise<CaseScore> => {
    const means = {
      endpoint: endpointOf(endpoint.name, endpoint.baseUrl, price), model: live.model, at: release.at,
      settings: { ways: release.ways, checker: release.checker }, sendFor: evalFetch(endpoint, each.id, key, sendings.record),
    }; // prettier-ignore
    const runs = { first: open(each.id, 'first'), second: live.twice ? open(each.id, 'second') : null, planted: await plant() };
    const scored = await scoreRuns(each, means, runs, () => 0);
    if (live.record && scored.spent.calls > scored.spent.failed) {
      release = { ...release, knowledgeVersion: scored.knowledgeVersion, cases: [...new Set([...release.cases, each.id])].sort() };
      writeRelease(folders.recorded, release);
    }
    return scored;
  };
  return { mode: 'live', release, score, sendings: sendings.sum, close: () => (live.record ? undefined : rmSync(plantedIn, { recursive: true })) };
}

function filesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}

function endpointOf(name: string, baseUrl: string, price: Release['price']): DraftMeans['endpoint'] {
  return { name, baseUrl, ...(price === undefined ? {} : { price }) };
}

type Planted = { readonly folder: string; readonly attacks: number };
type Runs = { readonly first: AnswerStore; readonly second: AnswerStore | null; readonly planted: Planted | null };

async function scoreRuns({ set, folder }: Case, means: Omit<DraftMeans, 'programme' | 'language'>, { first, second, planted }: Runs, missing: () => number): Promise<CaseScore> {
  const labels = Labels.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')));
  const full: DraftMeans = { ...means, programme, language: labels.language.startsWith('zh') ? 'zh' : 'en' };
  const draft = (path: string, answers: AnswerStore): Promise<Drafted> => draftDossier(path, answers, full);
  const dossier = join(folder, 'dossier');
  const drafted = await draft(dossier, first);
  const again = second === null ? null : await draft(dossier, second);
  const attacked = planted === null ? null : { drafted: await draftPlanted(dossier, planted.folder, (path) => draft(path, first)), attacks: planted.attacks };
  return scoreCase(set, labels, drafted, { missing: missing(), second: again, planted: attacked });
}

