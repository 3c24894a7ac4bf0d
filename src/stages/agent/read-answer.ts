import { AIMessage } from '@langchain/core/messages';
import type { Sha256 } from '../../domain/ids.ts';
import type { StoredAnswer } from './answer-store.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { wellFormed } from './well-formed.ts';

const longestText = 60_000;
const mostCalls = 8;
const deepest = 24;

/**
 * What is kept of a model's message, whatever shape it came in: text, at most eight tool calls with their arguments as text, counts of tokens.
 * Never throws.
 */
export function readAnswer(message: unknown, known: { readonly latencyMs: number; readonly estimatedInput: number }): StoredAnswer {
  const from = isRecord(message) ? message : {};
  const content = textOf(from['content']);
  const toolCalls = [...callsOf(from['tool_calls']), ...callsOf(from['invalid_tool_calls'])].slice(0, mostCalls);
  const usage = isRecord(from['usage_metadata']) ? from['usage_metadata'] : {};
  const [input, output] = [countOf(usage['input_tokens']), countOf(usage['output_tokens'])];
  const metadata = isRecord(from['response_metadata']) ? from['response_metadata'] : {};
  const finish = metadata['finish_reason'];
  const counted = input > 0 && output > 0;
  return {
    content,
    toolCalls,
    finish: typeof finish === 'string' ? wellFormed(finish).slice(0, 40) : '',
    inputTokens: counted ? input : known.estimatedInput,
    outputTokens: counted ? output : estimateTokens(content + toolCalls.map((call) => call.arguments).join('')),
    counted: counted ? 'endpoint' : 'estimate',
    latencyMs: known.latencyMs,
  };
}

/**
 * The stored answer as a message that the conversation can go on with. Handing in ends it, whatever else was asked for; calls of tools that do
 * not exist are left out; an answer in plain text counts as handed in with whatever JSON stands in it, so that its faults are met in one place.
 */
export function answerMessage(
  answer: StoredAnswer,
  { request, submit, names }: { readonly request: Sha256; readonly submit: string; readonly names: ReadonlySet<string> },
): AIMessage {
  const id = `answer-${request.slice(0, 32)}`;
  const call = (name: string, args: Record<string, unknown>, index: number) => ({
    id: `call-${request.slice(0, 24)}-${index}`,
    name,
    args,
    type: 'tool_call' as const,
  });
  const handedIn = answer.toolCalls.find(({ name }) => name === submit);
  if (handedIn !== undefined) return new AIMessage({ id, content: '', tool_calls: [call(submit, objectIn(handedIn.arguments) ?? {}, 0)] });
  const known = answer.toolCalls.flatMap(({ name, arguments: text }) => {
    const args = names.has(name) ? objectIn(text) : undefined;
    return args === undefined ? [] : [{ name, args }];
  });
  if (known.length > 0) return new AIMessage({ id, content: '', tool_calls: known.map(({ name, args }, i) => call(name, args, i)) });
  return new AIMessage({ id, content: '', tool_calls: [call(submit, objectIn(answer.content) ?? {}, 0)] });
}

/** The JSON object of a text, also inside a code fence or between sentences. Undefined when there is none or it is nested absurdly deep. */
export function objectIn(text: string): Record<string, unknown> | undefined {
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  if (from < 0 || to <= from || to - from > longestText || isTooDeep(text.slice(from, to))) return undefined;
  try {
    const value: unknown = JSON.parse(text.slice(from, to + 1), (key, member: unknown) => (key === '__proto__' ? undefined : member));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

function textOf(content: unknown): string {
  const parts = Array.isArray(content) ? content.slice(0, 100) : [content];
  const texts = parts.map((part) =>
    typeof part === 'string' ? part : isRecord(part) && typeof part['text'] === 'string' ? part['text'] : '',
  );
  return wellFormed(texts.join('')).slice(0, longestText);
}

function callsOf(calls: unknown): StoredAnswer['toolCalls'] {
  if (!Array.isArray(calls)) return [];
  return calls.slice(0, mostCalls).flatMap((call: unknown) => {
    if (!isRecord(call) || typeof call['name'] !== 'string') return [];
    return [{ name: wellFormed(call['name']).slice(0, 80), arguments: argumentsText(call['args']) }];
  });
}

function argumentsText(args: unknown): string {
  if (typeof args === 'string') return wellFormed(args).slice(0, longestText);
  try {
    return wellFormed(JSON.stringify(args) ?? '').slice(0, longestText);
  } catch {
    return '';
  }
}

function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
