import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../src/adapters/log/create-log.ts';
import { csrfTokenOf } from '../src/api/session-cookie.ts';
import type { DossierView, FindingList } from '../src/contract/index.ts';
import type { Role } from '../src/domain/index.ts';
import { describeMachine } from './describe-machine.ts';
import { describe, loadAt, type Shot } from './request-load.ts';

const root = join(import.meta.dirname, '..');
type Load = { seconds: number; people: number; rate: number; overload: number };
type Headers = Readonly<Record<string, string>>;

/**
 * `npm run bench -- requests`: reviewers at the built server while two dossiers are being
 * drafted again and again; worklist, findings, one finding, one page of a document, and one decision in twenty, each durable and recorded. Then so
 * many times the rate for ten seconds, and the usual one again. Needs `npm run build` first.
 */
export async function benchRequests({ seconds, people, rate, overload }: Load): Promise<void> {
  if (!existsSync(join(root, 'dist/cli/main.js'))) throw new Error('Nothing is built yet. Run `npm run build` first.');
  console.log(`requests · ${describeMachine()} · ${people} reviewers, ${rate} requests/s for ${seconds} s, two dossiers being drafted`);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const { reviewers, intake, dossiers } = await prepareWorkspace(folder, people);
  const server = await serve(folder);
  const drafting = new AbortController();
  try {
    const shots = await shotsOf(server.origin, reviewers, dossiers);
    const drafts = draftAgain(server.origin, intake, drafting.signal);
    const memory: number[] = [];
    const watch = setInterval(() => memory.push(server.megabytes()), 1000);
    const answers = await loadAt(server.origin, rate, seconds, shots);
    clearInterval(watch);
    for (const kind of ['read', 'decision']) console.log(describe(kind, answers.filter((answer) => answer.kind === kind))); // prettier-ignore
    const tenth = Math.max(1, Math.floor(memory.length / 10));
    console.log(`  memory, every tenth of the time: ${memory.filter((_, at) => at % tenth === 0).join(' ')} MB`);
    if (overload > 0) {
      console.log(describe(`${overload} ×`, await loadAt(server.origin, rate * overload, 10, shots)));
      await new Promise((resolve) => setTimeout(resolve, 3000));
      console.log(describe('after', await loadAt(server.origin, rate, 10, shots)));
    }
    drafting.abort();
    console.log(`  drafts made meanwhile: ${await drafts}`);
  } finally {
    drafting.abort();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The sample dossiers drafted, and people who are signed in. */
async function prepareWorkspace(folder: string, people: number): Promise<{ reviewers: Headers[]; intake: Headers; dossiers: string[] }> {
  const built = (path: string): string => new URL(`../dist/${path}`, import.meta.url).href;
  const { openWorkspace } = (await import(built('workspace/open-workspace.js'))) as typeof import('../src/workspace/open-workspace.ts');
  const { addSampleDossiers } = (await import(built('workspace/add-samples.js'))) as typeof import('../src/workspace/add-samples.ts');
  const workspace = await openWorkspace({ folder, log: createLog('error'), search: false });
  const { store } = workspace;
  const enter = async (username: string, roles: readonly Role[]): Promise<Headers> => {
    const password = 'a long enough password';
    await store.createPerson({ username, name: `Person ${username}`, roles, password }, { kind: 'system', id: 'system' });
    const session = await store.signIn({ username, password });
    if (session.kind === 'refused') throw new Error(session.message.en);
    return { cookie: `countersign=${session.token}`, 'x-csrf-token': csrfTokenOf(session.token), 'content-type': 'application/json' };
  };
  await addSampleDossiers(workspace);
  const reviewers: Headers[] = [];
  for (let at = 0; at < people; at += 4)
    reviewers.push(...(await Promise.all(Array.from({ length: Math.min(4, people - at) }, (_, index) => enter(`reviewer${at + index}`, ['reviewer']))))); // prettier-ignore
  const intake = await enter('intake', ['intake']);
  await workspace.preparation.whenIdle();
  const dossiers = store.listDossiers().map(({ id }) => id);
  await workspace.close();
  return { reviewers, intake, dossiers };
}

async function serve(folder: string): Promise<{ origin: string; megabytes(): number; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'serve'], {
    cwd: root,
    env: { ...process.env, COUNTERSIGN_WORKSPACE: folder, COUNTERSIGN_PORT: '0', COUNTERSIGN_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      const found = /http:\/\/[\d.]+:\d+/u.exec((said += part.toString('utf8')));
      if (found !== null) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${String(code)}`)));
  });
  return {
    origin,
    megabytes: () => Math.round(Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** What reviewers ask, in turn. A finding is decided by one of them at a time, over the decision that was there. */
async function shotsOf(origin: string, reviewers: readonly Headers[], dossiers: readonly string[]): Promise<() => Shot> {
  const get = async <T>(path: string): Promise<T> => (await (await fetch(origin + path, { headers: reviewers[0]! })).json()) as T;
  const open: { path: string; body: object; seen: string | null }[] = [];
  const pages: string[] = [];
  const findings: string[] = [];
  for (const dossier of dossiers) {
    const base = `/api/dossiers/${dossier}`;
    const { findings: rows } = await get<FindingList>(`${base}/findings`);
    const { documents } = await get<{ documents: { id: string }[] }>(base);
    pages.push(...documents.map(({ id }) => `${base}/documents/${id}/pages/1`));
    for (const { id, verdict } of rows) {
      const path = `${base}/findings/${encodeURIComponent(id)}`;
      findings.push(path);
      const undecided = verdict === 'undecided';
      if (verdict !== null) open.push({ path: `${path}/disposition`, body: { decision: undecided ? 'undecided' : 'accept', reason: 'The passages bear it out.' }, seen: null }); // prettier-ignore
    }
  }
  let turn = 0;
  return () => {
    turn += 1;
    const headers = reviewers[turn % reviewers.length]!;
    const read = (path: string): Shot => ({ kind: 'read', method: 'GET', path, headers });
    const pick = (paths: readonly string[]): string => paths[turn % paths.length]!;
    const finding = turn % 20 === 0 ? open.shift() : undefined;
    if (finding !== undefined) {
      const body = JSON.stringify({ ...finding.body, expectedSupersedes: finding.seen });
      const then: Shot['then'] = ({ status, body: answer }) => {
        const given = status === 200 ? (JSON.parse(answer) as { disposition?: { id: string } | null }).disposition?.id : undefined;
        open.push({ ...finding, seen: given ?? finding.seen });
      };
      return { kind: 'decision', method: 'POST', path: finding.path, headers, body, then };
    }
    if (turn % 10 < 3) return read('/api/dossiers');
    if (turn % 10 < 5) return read(`/api/dossiers/${dossiers[turn % dossiers.length]!}/findings`);
    return read(turn % 10 < 8 ? pick(findings) : pick(pages));
  };
}

/** Two dossiers at a time are brought in and drafted, until told to stop; how many were. A draft that fails ends the measuring. */
async function draftAgain(origin: string, headers: Headers, signal: AbortSignal): Promise<number> {
  let drafted = 0;
  const one = async (name: string): Promise<void> => {
    const folder = join(root, 'evals/findings/cases', name, 'dossier');
    while (!signal.aborted) {
      const { id } = await created(origin, headers, { name, programme: 'drug-contract-manufacturing' });
      for (const path of readdirSync(folder))
        await sent(origin, `/api/dossiers/${id}/files?path=${encodeURIComponent(path)}`, 'PUT', {
          headers: { ...headers, 'content-type': 'application/octet-stream' },
          body: readFileSync(join(folder, path)),
        });
      await sent(origin, `/api/dossiers/${id}/prepare`, 'POST', { headers });
      while (!signal.aborted) {
        const { summary } = (await (await sent(origin, `/api/dossiers/${id}`, 'GET', { headers })).json()) as DossierView;
        if (summary.status === 'failed') throw new Error(`the draft of ${name} failed: ${summary.failure?.en ?? ''}`);
        if (summary.status === 'ready') break;
        await pause();
      }
      if (!signal.aborted) drafted += 1;
    }
  };
  await Promise.all(['D2', 'D5'].map(one));
  return drafted;
}

async function created(origin: string, headers: Headers, body: object): Promise<{ id: string }> {
  return (await (await sent(origin, '/api/dossiers', 'POST', { headers, body: JSON.stringify(body) })).json()) as { id: string };
}

/** Asked again while the server says that it has too much to do. */
async function sent(
  origin: string,
  path: string,
  method: string,
  request: { headers: Headers; body?: string | Buffer<ArrayBuffer> },
): Promise<Response> {
  for (;;) {
    const answer = await fetch(origin + path, { method, ...request });
    if (answer.ok) return answer;
    if (answer.status !== 429 && answer.status !== 503) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    await pause();
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 500));
