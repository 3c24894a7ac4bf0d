import { HumanMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { createAgent, toolStrategy } from 'langchain';
import { z } from 'zod';
import { canonicalHash } from '../../domain/canonical-json.ts';
import type { AgentModel } from './agent-model.ts';
import type { AnswerStore } from './answer-store.ts';
import type { Breaker } from './breaker.ts';
import { costOf, type CallRecord } from './call-record.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { ConversationEnded, Fault, failureOf, faultIn, type FailureReason } from './failure.ts';
import { escapeFence, fenced, type Fence } from './fence.ts';
import { fillPrompt, type Prompt } from './prompts.ts';
import { RecordedChatModel, type ModelCall } from './recorded-chat-model.ts';
import { silence } from './silence.ts';
import { toModel } from './words.ts';

/** Limits of one conversation: model calls, tokens in and out together, seconds on the clock. */
export type Budget = { readonly turns: number; readonly tokens: number; readonly seconds: number };

/** What a tool gives back: text from the dossier or the knowledge base, fenced before the model reads it. */
export type ToolAnswer = { readonly text: string };
export type AgentTool = {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** Reads only. May throw: the model is told that the arguments cannot be used. */
  readonly run: (input: never) => ToolAnswer;
};

/** With what a conversation is held; the same for all of a dossier. */
export type Means = {
  readonly model: AgentModel;
  readonly answers: AnswerStore;
  readonly budget: Budget;
  /** Of the run that this conversation belongs to. */
  readonly breaker?: Breaker;
  /** Milliseconds, from any origin. */
  readonly clock: () => number;
  readonly signal?: AbortSignal;
  readonly onCall?: (call: CallRecord) => void;
};

export type Conversation<T> = {
  readonly prompt: Prompt;
  readonly subject: string;
  readonly fence: Fence;
  /** Values of the placeholders; what comes from dossier or knowledge base is fenced already. */
  readonly values: Readonly<Record<string, string>>;
  readonly tools: readonly AgentTool[];
  readonly submit: { readonly name: string; readonly description: string; readonly schema: z.ZodType<T> };
  /** Ids of what has been shown so far; grows as tools answer. */
  readonly shown: () => readonly string[];
};

export type ToolUse = { readonly tool: string; readonly input: string };
export type Outcome<T> = { readonly calls: readonly CallRecord[]; readonly uses: readonly ToolUse[]; readonly repaired: boolean } & (
  { readonly state: 'answered'; readonly value: T } | { readonly state: 'failed'; readonly why: FailureReason }
);

const longestToolAnswer = 2500;

/**
 * Holds one conversation to its end: an answer that fits the schema, or the reason why there is none. A malformed answer is sent back once with
 * what is wrong. Never throws for what a model or an endpoint does; throws what a failed
 * store or record throws.
 */
export async function converse<T>(means: Means, conversation: Conversation<T>): Promise<Outcome<T>> {
  const { prompt, fence, values, submit } = conversation;
  const calls: CallRecord[] = [];
  const uses: ToolUse[] = [];
  const seconds = Math.min(means.budget.seconds, means.breaker?.secondsLeft() ?? Infinity);
  const limit = AbortSignal.timeout(Math.max(1, Math.round(seconds * 1000)));
  const signal = means.signal === undefined ? limit : AbortSignal.any([means.signal, limit]);
  let repaired = false;
  let ended: FailureReason | undefined;
  const reason = (error: unknown): FailureReason => failureOf(error, means.signal?.aborted === true);

  const record = (call: ModelCall): void => {
    const outcome = call.lost !== undefined ? 'lost' : call.answer === undefined ? reason(call.error) : 'answered';
    if (outcome !== 'lost' && call.source === 'live') means.breaker?.heard(outcome);
    const made = callRecord(call, means, conversation, outcome);
    calls.push(made);
    try {
      means.onCall?.(made);
    } catch (error) {
      Fault.raise(error);
    }
  };
  const model = new RecordedChatModel({
    model: means.model,
    answers: means.answers,
    submit: submit.name,
    mostTurns: means.budget.turns,
    mostTokens: means.budget.tokens,
    clock: means.clock,
    closed: () => means.breaker?.closed(),
    signal,
    onCall: record,
  });
  const repair = (error: Error): string => {
    if (repaired) throw new ConversationEnded((ended = 'malformed'));
    repaired = true;
    return `${fillPrompt(prompt.repair, {})}\n${escapeFence(error.message).slice(0, 1500)}`;
  };
  const agent = createAgent({
    model,
    tools: conversation.tools.map((each) => bind(each, conversation, uses)),
    systemPrompt: fillPrompt(prompt.system, { open: fence.open, close: fence.close, submit: submit.name }),
    responseFormat: toolStrategy(
      {
        ...z.toJSONSchema(submit.schema, { io: 'input', target: 'draft-7' }),
        title: submit.name,
        description: submit.description,
      } as never,
      { handleError: repair },
    ),
  });
  try {
    const result = (await agent.invoke(
      { messages: [new HumanMessage(fillPrompt(prompt.user, values))] },
      { recursionLimit: means.budget.turns * 2 + 6, signal, callbacks: silence },
    )) as { readonly structuredResponse?: unknown };
    const parsed = submit.schema.safeParse(result.structuredResponse);
    if (parsed.success) return { state: 'answered', value: parsed.data, calls, uses, repaired };
    return { state: 'failed', why: 'malformed', calls, uses, repaired };
  } catch (error) {
    await model.settled();
    const fault = faultIn(error);
    if (fault !== undefined) throw fault;
    return { state: 'failed', why: ended ?? reason(error), calls, uses, repaired };
  }
}

function bind<T>(each: AgentTool, { fence, prompt }: Conversation<T>, uses: ToolUse[]) {
  const run = (input: unknown): string => {
    uses.push({ tool: each.name, input: JSON.stringify(input).slice(0, 300) });
    try {
      return fenced(fence, cut(each.run(input as never).text, toModel.cut[prompt.language]));
    } catch {
      return toModel.badArguments[prompt.language];
    }
  };
  return tool(run, { name: each.name, description: each.description, schema: each.input });
}

/** At most `longestToolAnswer` tokens. */
function cut(text: string, mark: string): string {
  if (estimateTokens(text) <= longestToolAnswer) return text;
  const lines: string[] = [];
  let size = 0;
  for (const line of text.split('\n')) {
    size += estimateTokens(line) + 1;
    if (size > longestToolAnswer) break;
    lines.push(line);
  }
  return [...lines, mark].join('\n');
}

function callRecord<T>(call: ModelCall, { model }: Means, conversation: Conversation<T>, outcome: CallRecord['outcome']): CallRecord {
  const { prompt, subject, shown } = conversation;
  const { answer } = call;
  return {
    request: call.request,
    task: prompt.id,
    subject,
    turn: call.turn,
    prompt: { id: prompt.id, version: prompt.version, language: prompt.language, hash: prompt.hash },
    endpoint: model.endpoint,
    model: model.model,
    parameters: { ...model.parameters },
    inputTokens: answer?.inputTokens ?? call.lost ?? 0,
    outputTokens: answer?.outputTokens ?? 0,
    counted: answer?.counted ?? (call.lost === undefined ? 'none' : 'estimate'),
    cost:
      answer === undefined && call.lost === undefined ? null : costOf(answer ?? { inputTokens: call.lost ?? 0, outputTokens: 0 }, model),
    currency: model.price?.currency ?? null,
    latencyMs: call.latencyMs,
    evidenceShown: [...shown()],
    output: answer === undefined ? null : canonicalHash(answer),
    source: call.source,
    outcome,
  };
}
