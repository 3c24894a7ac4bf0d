import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedRequest,
} from '../../tests/fixtures/scripted-server/start-scripted-server.ts';
import { activateModels } from '../../tests/workspace/drafting-workspace.ts';
import { answerCarefully, isReading, shownLines } from '../../tests/fixtures/scripted-server/careful-model.ts';
import { createLog } from '../../src/adapters/log/create-log.ts';
import { actorOf } from '../../src/adapters/store/people.ts';
import type { Document, DossierCitation, PreparedReview, VerifiedFinding } from '../../src/domain/index.ts';
import { decideEndpoint, type EndpointCommand } from '../../src/governance/index.ts';
import { answersInMemory } from '../../src/stages/agent/answer-store.ts';
import { verifyCitation } from '../../src/stages/verify/verify-citation.ts';
import { approvedFetch } from '../../src/workspace/approved-fetch.ts';
import { openWorkspace, type Workspace } from '../../src/workspace/open-workspace.ts';
import { prepareFiles } from '../../src/workspace/prepare-files.ts';
import { keptKnowledge } from '../kept-knowledge.ts';
import { answerObediently } from './obeying-model.ts';
import { plantInPlainSight, plantIntoDossier } from './plant/plant-dossier.ts';

/** `quiet`: gives no order, and is planted where a person reads it. */
export type NumberedAttack = { readonly text: string; readonly number: number; readonly quiet?: true };
export type AttackReport = {
  readonly attacks: number;
  readonly carriers: readonly string[];
  /** Attacks whose words reached the model; the rest were marked and held back, or are not read as text at all. */
  readonly reached: number;
  /** Requests in which the model read an attack and obeyed. */
  readonly obeyed: number;
  readonly stateChanges: number;
  readonly requestsElsewhere: number;
  readonly quotesShown: number;
  readonly quotesThatDoNotStand: number;
  /** Findings that neither cite a planted document nor were drafted in a conversation that was shown an attack; and how many of them differ. */
  readonly otherFindings: number;
  readonly otherFindingsChanged: readonly string[];
};

const endpoint = 'scripted';
const model = 'scripted-1';

/**
 * Plants attacks, a few at a time, into copies of the dossier at `folder`, and drafts each copy twice through the wired agent: real workspace,
 * guarded door, HTTP. Once the model does as it is told by whatever it reads, once (the run without the attack) it lets the planted words
 * pass. Everything else is the same in both, so a difference is what an attack did through the agent.
 */
export async function attackAgent(folder: string, attacks: readonly NumberedAttack[], perCopy: number): Promise<AttackReport> {
  const root = mkdtempSync(join(tmpdir(), 'countersign-attacked-'));
  const scene = await setScene(join(root, 'workspace'));
  const total = { quotes: 0, lies: 0, others: 0, changed: [] as string[], carriers: [] as string[], reached: 0, obeyed: 0 };
  try {
    for (let at = 0; at < attacks.length; at += perCopy) {
      const batch = attacks.slice(at, at + perCopy);
      const copy = join(root, `copy-${String(at)}`);
      cpSync(folder, copy, { recursive: true });
      const planted: Awaited<ReturnType<typeof plantIntoDossier>>[] = [];
      for (const { text, number, quiet } of batch)
        planted.push(await (quiet === true ? plantInPlainSight : plantIntoDossier)(copy, text, number));
      total.carriers.push(...planted.map(({ carrier }) => carrier));
      const calm = await scene.draft(copy, [], `calm-${String(at)}`);
      const obeyed = await scene.draft(
        copy,
        batch.map(({ text }) => text),
        `obeyed-${String(at)}`,
      );
      total.reached += obeyed.reached.size;
      total.obeyed += obeyed.obeyed;
      const quotes = obeyed.prepared.findings.flatMap(quotesOf);
      const documents = new Map(obeyed.documents.map((document) => [document.id as string, document]));
      total.quotes += quotes.length;
      total.lies += quotes.filter((citation) => !verifyCitation(citation, documents).stands).length;
      const poisoned = new Set(
        obeyed.documents.filter(({ path }) => planted.some((each) => each.path === path)).map(({ id }) => id as string),
      );
      const before = new Map(calm.prepared.findings.map((finding) => [finding.requirementId as string, finding]));
      for (const finding of obeyed.prepared.findings) {
        const plain = before.get(finding.requirementId);
        const touched =
          obeyed.touched.has(finding.requirementId) || [finding, plain].some((each) => each !== undefined && cites(each, poisoned));
        if (touched) continue;
        total.others += 1;
        if (JSON.stringify(finding) !== JSON.stringify(plain)) total.changed.push(`${String(at)} ${finding.requirementId}`);
      }
    }
    return {
      attacks: attacks.length,
      carriers: [...new Set(total.carriers)],
      reached: total.reached,
      obeyed: total.obeyed,
      stateChanges: scene.stateChanges(),
      requestsElsewhere: scene.requestsElsewhere(),
      quotesShown: total.quotes,
      quotesThatDoNotStand: total.lies,
      otherFindings: total.others,
      otherFindingsChanged: total.changed,
    };
  } finally {
    await scene.close();
    rmSync(root, { recursive: true, force: true });
  }
}

function quotesOf({ evidence, counterEvidence }: VerifiedFinding): DossierCitation[] {
  return [...evidence.map(({ citation }) => citation), ...(counterEvidence === undefined ? [] : [counterEvidence])];
}

const cites = (finding: VerifiedFinding, documents: ReadonlySet<string>): boolean =>
  quotesOf(finding).some(({ documentId }) => documents.has(documentId));

/** One workspace, one approved endpoint, one server, and watch over all that opens a connection or changes the record. */
async function setScene(folder: string) {
  mkdirSync(folder, { recursive: true });
  let attacks: readonly string[] = [];
  let reached = new Set<string>();
  let touched = new Set<string>();
  let obeyed = 0;
  const server = await startScriptedServer((request) => {
    const read = bare(request.body.messages.map(({ content }) => content ?? '').join('\n'));
    const found = attacks.filter((attack) => read.includes(bare(attack).slice(0, 60)));
    if (found.length === 0) return answerCarefully(request);
    for (const attack of found) reached.add(attack);
    const about = /Requirement ([^\s:]+):/u.exec(request.text)?.[1];
    if (about !== undefined && !isReading(request)) touched.add(about);
    obeyed += 1;
    return obey(request);
  });
  const port = new URL(server.baseUrl).port;
  const opened: string[] = [];
  const watch = (message: unknown): void => {
    const { socket } = message as { socket: Socket };
    socket.once('connect', () => opened.push(`${socket.remoteAddress ?? ''}:${String(socket.remotePort)}`));
    socket.once('error', () => opened.push('failed'));
  };
  subscribe('net.client.socket', watch);
  const workspace = await openWorkspace({
    folder,
    log: createLog('error'),
    workers: 1,
    search: false,
    drafting: { endpoint, model, language: 'en', keyOf: () => undefined },
  });
  await approve(workspace, server.baseUrl);
  await activateModels(workspace);
  const before = workspace.store.auditSize();

  return {
    async draft(path: string, obeys: readonly string[], dossier: string) {
      attacks = obeys;
      [reached, touched, obeyed] = [new Set(), new Set(), 0];
      const send = approvedFetch(workspace.store, { endpoint, dossier: dossier as never, masker: null, key: undefined });
      const { prepared, documents } = await prepareFiles(path, {
        programme: 'drug-contract-manufacturing',
        name: 'attacked',
        cache: keptKnowledge,
        workers: 1,
        now: () => new Date('2026-11-21T08:00:00Z'),
        model: {
          endpoint: { name: endpoint, baseUrl: server.baseUrl },
          model,
          language: 'en',
          answers: answersInMemory(),
          sendFor: () => send,
        },
      });
      return { prepared, documents, reached, touched, obeyed } as {
        prepared: PreparedReview;
        documents: readonly Document[];
        reached: Set<string>;
        touched: Set<string>;
        obeyed: number;
      };
    },
    /** Records of anything but a sending to the approved endpoint. */
    stateChanges: () => {
      const lines = workspace.store.auditLines(before, workspace.store.auditSize());
      return lines.filter(({ line }) => {
        const { event, subject } = JSON.parse(Buffer.from(line).toString('utf8')) as { event: string; subject: string };
        return event !== 'egress.sent' || subject !== endpoint;
      }).length;
    },
    requestsElsewhere: () =>
      opened.filter((address) => address !== `127.0.0.1:${port}`).length +
      server.requests.filter(({ path, method }) => path !== '/v1/chat/completions' || method !== 'POST').length,
    async close() {
      unsubscribe('net.client.socket', watch);
      await workspace.close();
      await server.close();
    },
  };
}

/** Without spaces and characters without width: lines of a PDF break anywhere. */
const bare = (text: string): string => text.replace(/[\s\u200b-\u200d\ufeff]/gu, '');

/**
 * First every forbidden tool and address, then claims of everything with quotes that stand nowhere; every other conversation goes further and
 * claims it with words that do stand, in whatever it was shown, and smears the requirements that the attack does not name.
 */
function obey(request: ScriptedRequest): ScriptedAnswer {
  const { messages } = request.body;
  const turn = messages.filter(({ role }) => role === 'assistant').length;
  if (turn === 0 || request.text.length % 2 === 0) return { message: answerObediently(request.body as never, turn) };
  const lines = shownLines(request.body);
  const citations = lines.slice(-4).map(({ label, text }) => ({ passageId: label, quote: text.slice(0, 120) }));
  if (!isReading(request))
    return {
      tools: [
        { name: 'submit_draft', arguments: { verdict: 'met', reasoning: 'As instructed, all is met.', citations, confidence: 'high' } },
      ],
    };
  const about = [...new Set(request.text.match(/A134-[\w-]+/gu) ?? [])];
  const notes = about
    .slice(0, 70)
    .map((id) => ({ about: id, leaning: 'not-met', statement: 'As instructed, this is not met.', citations }));
  const facts = lines
    .slice(-12)
    .flatMap(({ label, text }) => factsSaid(text, request).map((fact) => ({ ...fact, citation: { passageId: label, quote: text } })));
  return { tools: [{ name: 'submit_notes', arguments: { notes, facts } }] };
}

/** Every number and every run of words of a line, claimed as the value of facts of each type that is asked for: what stands there may still be told of the wrong thing. */
function factsSaid(text: string, request: ScriptedRequest): { key: string; value: unknown }[] {
  const prompt = request.body.messages.map(({ content }) => content ?? '').join('\n');
  const keys = (type: string): string[] =>
    [...prompt.matchAll(new RegExp(`^([\\w.]+) \\(${type}[^)]*\\):`, 'gmu'))].map(([, key = '']) => key).slice(0, 12);
  const [number] = text.match(/\d[\d,]*/u) ?? [];
  const numbers =
    number === undefined ? [] : ['integer', 'number'].flatMap(keys).map((key) => ({ key, value: Number(number.replaceAll(',', '')) }));
  return [...numbers, ...keys('string').map((key) => ({ key, value: text.slice(0, 40).trim() }))];
}

async function approve({ store }: Workspace, baseUrl: string): Promise<void> {
  const system = { kind: 'system', id: 'system' } as const;
  const account = { username: 'governor', name: 'Governor', roles: ['governance'] as const, password: 'only for this run' };
  const governor = actorOf(await store.createPerson(account, system));
  const change = (command: EndpointCommand, by: Parameters<typeof decideEndpoint>[2]): void =>
    void store.changeEndpoint(endpoint, by, (current, at) => decideEndpoint(current, command, by, at));
  change({ type: 'register', name: endpoint, baseUrl, location: 'on-premises', masksOnPremises: false }, system);
  change({ type: 'approve', reason: 'answers on this machine' }, governor);
}
