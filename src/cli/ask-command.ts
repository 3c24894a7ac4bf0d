import { InvalidArgumentError, type Command } from 'commander';
import { createSegmenter } from '../adapters/segmenter/jieba.ts';
import type { Config } from '../config/read-config.ts';
import { AppError, type Clause, type KnowledgeBase, type Language } from '../domain/index.ts';
import { KnowledgeIndex } from '../stages/retrieve/clauses.ts';
import { createAskKnowledge, type AnswerFromClauses, type KnowledgeReply } from '../workspace/ask-knowledge.ts';
import type { ClauseVectors } from '../workspace/clause-vectors.ts';
import { knowledgeIn, loadKnowledge } from '../workspace/load-knowledge.ts';
import { askWords } from './ask-words.ts';
import { modelsOf } from './models-of.ts';

type Options = { readonly on?: string; readonly json?: true };

/** With an endpoint configured a model answers from clauses, through the guarded door and on the record; without one the ranked clauses are the reply. */
export function addAskCommand(program: Command, config: Config): void {
  program
    .command('ask')
    .description('Ask the knowledge base, in English or Chinese: the clauses in force that answer, or that nothing was found')
    .argument('<question>', 'the question, in quotation marks')
    .option('--on <day>', 'law in force on this day, YYYY-MM-DD (default: today)', dayOf)
    .option('--json', 'print one JSON object on standard output')
    .addHelpText(
      'after',
      `
Exit codes: 0 something was found, 1 nothing was found that answers this.

Examples:
  countersign ask "How often must the holder audit the contract manufacturer?"
  countersign ask "留样由谁保存？" --on 2026-06-01 --language zh`,
    )
    .action(async (question: string, { on, json }: Options, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      const means = await openMeans(config, language);
      const { knowledge } = means;
      const ask = createAskKnowledge(knowledge, means.index, means.answer, means.near);
      const reply = await ask(question.trim(), on ?? new Date().toISOString().slice(0, 10), language).finally(means.close);
      console.log(json === true ? JSON.stringify(presentReply(reply, knowledge, language)) : printReply(reply, knowledge, language));
      process.exitCode = reply.state === 'nothing-found' ? 1 : 0;
    });
}

type Means = {
  readonly knowledge: KnowledgeBase;
  readonly index: KnowledgeIndex;
  readonly answer?: AnswerFromClauses | undefined;
  readonly near?: ClauseVectors['near'] | undefined;
  readonly close: () => Promise<void>;
};

/**
 * The workspace, where endpoints are configured: what is sent goes on its record. While a server holds it nothing can be recorded, so nothing is
 * sent, and that is said.
 */
async function openMeans(config: Config, language: Language): Promise<Means> {
  if (config.drafting !== undefined || config.embedding !== undefined) {
    try {
      const { openConfigured } = await import('./open-configured.ts');
      const workspace = await openConfigured(config, modelsOf(config));
      await workspace.searchReady();
      const { knowledge, knowledgeIndex: index, ask: answer, clauseVectors, close } = workspace;
      return { knowledge, index, answer, near: clauseVectors?.near, close };
    } catch (fault) {
      if (!(fault instanceof AppError) || fault.code !== 'store.unavailable') throw fault;
      console.error(askWords.withoutModel[language](fault.userMessage[language]));
    }
  }
  const { officialTexts, cache } = knowledgeIn(config.workspace);
  const knowledge = loadKnowledge(undefined, officialTexts, cache);
  const index = new KnowledgeIndex(knowledge, createSegmenter(knowledge.glossary.map(({ zh }) => zh)));
  return { knowledge, index, close: () => Promise.resolve() };
}

function dayOf(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  if (!isDay) throw new InvalidArgumentError('Give the day as YYYY-MM-DD, for example 2026-06-01.');
  return text;
}

/** What `ask --json` prints; texts in one language. */
export function presentReply(reply: KnowledgeReply, knowledge: KnowledgeBase, language: Language): object {
  return {
    question: reply.question,
    on: reply.on,
    state: reply.state,
    model: reply.model,
    ...(reply.failure === undefined ? {} : { failure: reply.failure[language] }),
    ...(reply.note === undefined ? {} : { note: reply.note[language] }),
    sentences: reply.sentences,
    clauses: reply.clauses.map(({ clause, cover }) => ({
      id: clause.id,
      instrument: titleOf(clause, knowledge, language),
      number: clause.number,
      heading: clause.heading[language],
      ...textOf(clause, language),
      validFrom: clause.validFrom,
      validTo: clause.validTo,
      cover: Math.round(cover * 100) / 100,
    })),
  };
}

/** The reply for people: the answer with its clauses where a model gave one, then every clause with the mark of its wording. */
export function printReply(reply: KnowledgeReply, knowledge: KnowledgeBase, language: Language): string {
  if (reply.state === 'nothing-found') return askWords.nothing[language](reply.on);
  const lines: string[] = [];
  if (reply.note !== undefined) lines.push(reply.note[language], '');
  if (reply.failure !== undefined) lines.push(askWords.failed[language](reply.failure[language]), '');
  for (const { text, clauses } of reply.sentences) {
    lines.push(text, ...clauses.map(({ clause, quote }) => `  [${clause}] “${quote.replace(/\s+/gu, ' ')}”`), '');
  }
  lines.push(reply.state === 'answered' ? askWords.resting[language](reply.on) : askWords.clauses[language](reply.on), '');
  for (const { clause } of reply.clauses) {
    const { text, wording } = textOf(clause, language);
    const until = clause.validTo === null ? '' : askWords.until[language](clause.validTo);
    lines.push(`${titleOf(clause, knowledge, language)} ${clause.number} · ${clause.heading[language]}`);
    lines.push(`  [${askWords.wording[wording][language]}] ${text.replace(/\s+/gu, ' ')}`);
    lines.push(`  ${clause.id}, ${askWords.since[language](clause.validFrom)}${until}`, '');
  }
  return lines.join('\n').trimEnd();
}

function titleOf(clause: Clause, knowledge: KnowledgeBase, language: Language): string {
  return knowledge.instruments.find(({ id }) => id === clause.instrument)?.number[language] ?? clause.instrument;
}

/** The official text of the language where the user imported it, else our working text. */
function textOf({ officialText, workingText }: Clause, language: Language): { text: string; wording: 'official' | 'working' } {
  const official = officialText?.[language];
  return official === undefined ? { text: workingText[language], wording: 'working' } : { text: official, wording: 'official' };
}
