import { BaseChatModel, type BaseChatModelCallOptions, type BindToolsInput } from '@langchain/core/language_models/chat_models';
import { isOpenAITool, type ToolDefinition } from '@langchain/core/language_models/base';
import { SystemMessage, type AIMessage, type BaseMessage, type ToolMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import { convertToOpenAITool } from '@langchain/core/utils/function_calling';
import { canonicalHash, canonicalJson } from '../../domain/canonical-json.ts';
import type { Sha256 } from '../../domain/ids.ts';
import type { AgentModel } from './agent-model.ts';
import type { AnswerStore, StoredAnswer } from './answer-store.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { ConversationEnded, Fault, type FailureReason } from './failure.ts';
import { answerMessage, readAnswer } from './read-answer.ts';
import { silence } from './silence.ts';
import { wellFormed } from './well-formed.ts';

export type ModelCall = {
  readonly request: Sha256;
  readonly turn: number;
  readonly answer: StoredAnswer | undefined;
  readonly source: 'live' | 'recorded';
  readonly latencyMs: number;
  readonly error?: unknown;
  /** Set for a call that an earlier run had sent when it was killed: its tokens by estimate. Its answer is lost, and may have been paid for. */
  readonly lost?: number;
};

export type RecordingOptions = {
  readonly model: AgentModel;
  readonly answers: AnswerStore;
  /** Name of the tool by which an answer is handed in. */
  readonly submit: string;
  readonly mostTurns: number;
  readonly mostTokens: number;
  /** Milliseconds, from any origin. */
  readonly clock: () => number;
  /** Why nothing more is sent to the endpoint; undefined while requests may go. */
  readonly closed: () => FailureReason | undefined;
  readonly signal: AbortSignal;
  readonly onCall: (call: ModelCall) => void;
};

interface CallOptions extends BaseChatModelCallOptions {
  tools?: ToolDefinition[];
}

/**
 * The model as a conversation sees it: every request is looked up by its hash before it is sent and every answer is stored before it is used;
 * turns and tokens are counted; hostile shapes are made plain. On the last turn only handing in is left. Ids of messages and of tool calls are
 * derived from the request, so nothing depends on what ids an endpoint gives.
 */
export class RecordedChatModel extends BaseChatModel<CallOptions> {
  private readonly use: RecordingOptions;
  private turns = 0;
  private tokens = 0;
  private underWay: Promise<unknown> = Promise.resolve();

  constructor(use: RecordingOptions) {
    super({ callbacks: silence, verbose: false, cache: false, maxRetries: 0 });
    this.use = use;
  }

  override _llmType(): string {
    return 'recorded';
  }

  override bindTools(tools: BindToolsInput[], options?: Partial<CallOptions>): ReturnType<NonNullable<BaseChatModel['bindTools']>> {
    const definitions = tools.map((tool) => (isOpenAITool(tool) ? tool : convertToOpenAITool(tool as never)));
    return this.withConfig({ ...options, tools: definitions } as Partial<CallOptions>) as never;
  }

  override async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    const { model, answers, submit, mostTurns, mostTokens, signal, onCall } = this.use;
    const last = this.turns + 1 >= mostTurns;
    const all = options.tools ?? [];
    const tools = last ? all.filter((tool) => tool.function.name === submit) : all;
    const body = { messages: messages.map(plainMessage), tools };
    if (this.turns >= mostTurns) throw new ConversationEnded('turns-spent');
    const size = estimateTokens(canonicalJson(body));
    if (this.tokens + size > mostTokens) throw new ConversationEnded('tokens-spent');
    const turn = (this.turns += 1);
    const request = canonicalHash({ form: 1, model: model.model, parameters: model.parameters, ...body });

    const recorded = await answers.get(request).catch(Fault.raise);
    const asked = recorded ?? this.ask(request, turn, messages, tools, size);
    this.underWay = Promise.resolve(asked).catch(() => undefined);
    const answer = await asked;
    if (recorded !== undefined) onCall({ request, turn, answer: recorded, source: 'recorded', latencyMs: recorded.latencyMs });
    signal.throwIfAborted();
    this.tokens += answer.inputTokens + answer.outputTokens;
    const names = new Set(tools.map((tool) => tool.function.name));
    const message = answerMessage(answer, { request, submit, names });
    return { generations: [{ text: '', message }] };
  }

  /** Resolves when no call is under way: an aborted conversation ends before the record of its last call is made. */
  async settled(): Promise<void> {
    await this.underWay;
  }

  private async ask(request: Sha256, turn: number, messages: BaseMessage[], tools: ToolDefinition[], size: number): Promise<StoredAnswer> {
    const { model, answers, clock, closed, signal, onCall } = this.use;
    const why = closed();
    if (why !== undefined) throw new ConversationEnded(why);
    const lost = (await answers.begin?.(request).catch(Fault.raise)) ?? 0;
    for (let n = 0; n < lost; n++) onCall({ request, turn, answer: undefined, source: 'live', latencyMs: 0, lost: size });
    const began = clock();
    const took = (): number => Math.max(0, Math.round(clock() - began));
    try {
      signal.throwIfAborted();
      const bound = model.chat.bindTools?.(tools, { tool_choice: 'any' } as never) ?? model.chat;
      const message = await bound.invoke(messages.map(inOnePiece), { signal, callbacks: silence });
      const answer = readAnswer(message, { latencyMs: took(), estimatedInput: size });
      await answers.put(request, answer).catch(Fault.raise);
      onCall({ request, turn, answer, source: 'live', latencyMs: answer.latencyMs });
      return answer;
    } catch (error) {
      onCall({ request, turn, answer: undefined, source: 'live', latencyMs: took(), error });
      throw error;
    } finally {
      await answers.end?.(request).catch(Fault.raise);
    }
  }
}

/** Servers that speak only the old form of a system message want one string. */
function inOnePiece(message: BaseMessage): BaseMessage {
  return message.getType() === 'system' ? new SystemMessage(message.text) : message;
}

type PlainMessage = {
  readonly role: string;
  readonly content: string;
  readonly toolCalls?: readonly { readonly id: string; readonly name: string; readonly arguments: string }[];
  readonly answers?: string;
};

/** What of a message reaches the endpoint, in a form that hashes the same every time. */
function plainMessage(message: BaseMessage): PlainMessage {
  const role = message.getType();
  const content = wellFormed(message.text);
  if (role === 'ai') {
    const calls = (message as AIMessage).tool_calls ?? [];
    return {
      role,
      content,
      toolCalls: calls.map(({ id, name, args }) => ({ id: id ?? '', name, arguments: wellFormed(JSON.stringify(args)) })),
    };
  }
  return role === 'tool' ? { role, content, answers: (message as ToolMessage).tool_call_id } : { role, content };
}
