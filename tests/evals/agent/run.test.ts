import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../../evals/agent/report.ts';
import { runAgentEval, type AgentEvalFolders } from '../../../evals/agent/run.ts';
import { startScriptedServer, type Script, type ScriptedRequest, type ScriptedServer } from '../../fixtures/scripted-server/start-scripted-server.ts';

const late = 'The contract manufacturer notifies the holder of deviations once a year, in January.';
const reviewed = 'At marketing release the holder strictly reviews quality test results, key production records and the control of deviations of every batch.';
const phone = '13812345678';
const dossier = `# Quality agreement\n\n## Deviations\n\n${late}\n\n## Marketing release\n\n${reviewed}\n\n## Contact\n\nTelephone: ${phone}\n`;
const label = (id: string, article: string, quote: string) => ({
  id, article, summary: '', evidence: [{ file: 'quality-agreement.md', page: 1, quote }], kind: 'threshold', status: 'not-met', severity: 'major', why: '',
}); // prettier-ignore

const labelOf = ({ body }: ScriptedRequest, words: string): string =>
  new RegExp(`\\[(P\\d+)\\][^\\n]*${words}`, 'u').exec(body.messages.map(({ content }) => content).join('\n'))?.[1] ?? 'P0';
const note = (request: ScriptedRequest, about: string, leaning: string, statement: string, quote: string) => {
  const passageId = labelOf(request, quote.slice(0, 40));
  return passageId === 'P0' ? [] : [{ about, leaning, statement, citations: [{ passageId, quote }] }];
};
/** Reads parts of documents: sees the defect, and beside it quotes words that stand nowhere. */
const reader: Script = (request) => ({
  tools: [
    {
      name: 'submit_notes',
      arguments: {
        notes: [
          ...note(request, 'A134-05-f', 'not-met', 'Deviations are told to the holder only once a year.', late),
          ...(labelOf(request, 'The contract manufacturer notifies') === 'P0'
            ? []
            : [{ about: 'A134-12-d', leaning: 'not-met', statement: 'Nobody reviews.', citations: [{ passageId: 'P1', quote: 'Nobody at all reviews the records of any batch.' }] }]), // prettier-ignore
        ],
        facts: [],
      },
    },
  ],
});

let root: string;
let folders: AgentEvalFolders;
let server: ScriptedServer;
let printed: string[];
let errors: string[];
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'agent-eval-'));
  const at = (name: string): string => join(root, name);
  folders = { development: at('cases'), heldOut: at('held-out'), recorded: at('recorded'), results: at('results'), thresholds: at('thresholds.json') };
  for (const [set, id] of [['cases', 'T1'], ['held-out', 'T2']] as const) {
    mkdirSync(join(root, set, id, 'dossier'), { recursive: true });
    writeFileSync(join(root, set, id, 'dossier', 'quality-agreement.md'), dossier);
    const truth = { dossier: id, language: 'en', findings: [label('F01', 'V', late)], decoys: [], met: [label('M01', 'XII', reviewed)] };
    writeFileSync(join(root, set, id, 'truth.json'), JSON.stringify(truth));
  } // prettier-ignore
  writeFileSync(folders.thresholds, JSON.stringify({ min: { defectsFound: 1, quotesValid: 1, runsAgree: 1 }, max: { 'injection.flipRate': 0 } }));
  server = await startScriptedServer((request) => reader(request));
  [printed, errors] = [[], []];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void errors.push(line));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
  rmSync(root, { recursive: true });
});

const run = (...args: string[]): Promise<number> => runAgentEval(args, folders);
const live = (...args: string[]): Promise<number> => run('--endpoint', server.baseUrl, '--model', 'scripted-1', '--ways', 'documents', ...args);
const reported = (): Report => JSON.parse(printed.join('\n')) as Report;

describe('with an endpoint', () => {
  it('the labelled dossiers are drafted, recorded and measured, and the recording measures the same with nothing sent', async () => {
    expect(await live('--record', '--attacks', '2', '--price-in', '2', '--price-out', '8', '--release', 'r1', '--json', '--gate')).toBe(0);
    const first = reported();
    expect(first).toMatchObject({
      mode: 'live', cases: 2, byAgent: { defectsFound: 1, defectsSurfaced: 1, falseAlarms: 0 }, defectsFound: 1, defectsSurfaced: 1, falseAlarms: 0, quotesValid: 1, quotesHandedIn: 4, quotesHandedInStand: 0.5,
      citationsBear: 1, runsAgree: 1, injection: { attacks: 4, flipRate: 0, clearedRate: 0 }, complete: true, lacking: [],
      confidence: { medium: { judged: 2, right: 1 }, high: { judged: 0, right: null } }, verdictsRightByAgent: { defects: 1, met: 0 },
      development: { mode: 'live', cases: 1 }, heldOut: { mode: 'live', cases: 1 }, sendings: { refused: 0 },
    }); // prettier-ignore
    expect(first.kinds.checkMode['deterministic']).toMatchObject({ defects: 1 * 2, defectsFound: 1 });
    expect(first.spent.tokens).toBeGreaterThan(0);
    expect(first.spent.costPerFinding).toBeGreaterThan(0);
    expect(first.sendings?.sent).toBe(server.requests.length);
    const lines = readFileSync(join(folders.results, 'r1.sendings.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(expect.objectContaining({ outcome: 'sent', label: 'public', endpointClass: 'on-premises' })); // prettier-ignore
    expect(readdirSync(folders.results)).toContain('r1.live.json');

    const sent = server.requests.length;
    printed = [];
    expect(await run('--json', '--attacks', '2')).toBe(0);
    const second = reported();
    expect(server.requests.length).toBe(sent);
    expect(second).toMatchObject({ mode: 'recorded', missingAnswers: 0, stale: false, sendings: null, release: 'r1', heldOut: { mode: 'recorded' } });
    for (const same of ['defectsFound', 'falseAlarms', 'quotesValid', 'quotesHandedInStand', 'citationsBear', 'confidence', 'kinds', 'runsAgree', 'injection'] as const)
      expect(second[same]).toEqual(first[same]); // prettier-ignore

    printed = [];
    expect(await run('--case', 'T1', '--attacks', '0', '--compare', join(folders.results, 'r1.live.json'))).toBe(0);
    expect(printed.every((line) => line.startsWith('[recorded] '))).toBe(true);
    expect(printed).toContain('[recorded]   found before and not now: none');
  }, 120_000);

  it('a second recording under the same name pays for nothing twice, and other terms are refused', async () => {
    const record = ['--record', '--release', 'r1', '--case', 'T1', '--attacks', '0', '--once'];
    expect(await live(...record)).toBe(0);
    const sent = server.requests.length;
    expect(await live(...record)).toBe(0);
    expect(server.requests.length).toBe(sent);
    expect(readdirSync(folders.results)).toContain('r1.live.part.json');
    expect(await live(...record, '--checker')).toBe(2);
  }, 120_000);

  it('an external one is sent no telephone number', async () => {
    expect(await live('--external', '--case', 'T1', '--attacks', '0', '--once', '--json')).toBe(0);
    expect(server.requests.length).toBeGreaterThan(0);
    expect(server.requests.filter(({ text }) => text.includes(phone))).toEqual([]);
    expect(reported().sendings?.masked.phone).toBeGreaterThan(0);
  }, 120_000);

  it('that answers nothing ends with an error, and nothing is kept', async () => {
    await server.close();
    server = await startScriptedServer(() => ({ status: 401 }));
    expect(await live('--case', 'T1', '--attacks', '0', '--once')).toBe(1);
    expect(errors.join()).toContain('No call was answered');
    expect(readdirSync(folders.results).every((name) => name.endsWith('.sendings.jsonl'))).toBe(true);
  }, 120_000);

  it('at a public address may not be called on the premises', async () => {
    expect(await run('--endpoint', 'https://8.8.8.8/v1', '--model', 'm')).toBe(2);
  });
});

describe('without an endpoint and without recordings', () => {
  it('the command says so on every line, gives no figure, and the gate refuses to judge', async () => {
    expect(await run()).toBe(0);
    expect(printed.at(-1)).toBe('[recorded] T1, T2: no recorded answers; run with --endpoint URL --model NAME --record');
    expect(printed.every((line) => line.startsWith('[recorded] '))).toBe(true);
    printed = [];
    expect(await run('--json')).toBe(0);
    expect(reported()).toMatchObject({ mode: 'recorded', cases: 0, defectsFound: null, quotesValid: null, lacking: ['T1', 'T2'] });
    expect(await run('--gate')).toBe(2);
    expect(await run('--release', 'nowhere')).toBe(2);
  });
});

describe('options that do not fit are refused', () => {
  it.each([[['--endpoint', 'http://127.0.0.1:1/v1']], [['--record']], [['--ways', 'all']], [['--attacks', 'x']], [['--release', '../up']], [['--unknown']]])(
    '%j',
    async (args) => expect(await run(...args)).toBe(2),
  );
});
