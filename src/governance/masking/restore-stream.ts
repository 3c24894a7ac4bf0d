import type { Masker } from './create-masker.ts';
import { insideJson, looksLikeJson, restoreText, unescapeMarks, type Json } from './mask-json.ts';

/** Longer than any placeholder, in either of its spellings. */
const longestPlaceholder = 64;

/** One growing text of a stream: what is safe to hand on is handed on, what may be the beginning of a placeholder waits. */
class GrowingText {
  #held = '';
  #json: boolean | undefined;

  take(piece: string, masker: Masker, last: boolean): string {
    this.#held += piece;
    if (this.#json === undefined && /\S/u.test(this.#held)) this.#json = looksLikeJson(this.#held);
    const cut = last ? this.#held.length : this.#safeLength();
    const ready = this.#held.slice(0, cut);
    this.#held = this.#held.slice(cut);
    return this.#json === true ? masker.restore(unescapeMarks(ready), insideJson) : masker.restore(ready);
  }

  get waits(): boolean {
    return this.#held !== '';
  }

  #safeLength(): number {
    const from = Math.max(0, this.#held.length - longestPlaceholder);
    const tail = this.#held.slice(from);
    const open = Math.max(tail.lastIndexOf('⟦'), this.#json === true ? tail.toLowerCase().lastIndexOf('\\u27e6') : -1);
    if (open >= 0 && !/⟧|\\u27e7/iu.test(tail.slice(open))) return from + open;
    const half = this.#json === true ? /\\(?:u(?:2(?:7(?:e6?)?)?)?)?$/iu.exec(tail) : null;
    return half === null ? this.#held.length : from + half.index;
  }
}

type Fields = Record<string, Json>;
const isFields = (value: Json | undefined): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

/** Server-sent events of a streamed chat completion with placeholders put back, also where one is cut in two by the stream. */
export function restoreStream(body: ReadableStream<Uint8Array>, masker: Masker): ReadableStream<Uint8Array> {
  const texts = new Map<string, GrowingText>();
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let rest = '';

  const grow = (key: string, piece: string, last: boolean): string => {
    const text = texts.get(key) ?? new GrowingText();
    texts.set(key, text);
    return text.take(piece, masker, last);
  };
  const fields = (holder: Fields, key: string, last: boolean): Fields => {
    const done = Object.entries(holder).map(([name, value]): [string, Json] => {
      if (name === 'tool_calls')
        return [
          name,
          listOf(value).map((call, at) => (isFields(call) ? fields(call, `${key}/call ${String(indexOf(call, at))}`, last) : call)),
        ];
      if (isFields(value)) return [name, fields(value, `${key}/${name}`, last)];
      return [
        name,
        typeof value === 'string' && /^(?:content|refusal|reasoning|reasoning_content|arguments)$/u.test(name)
          ? grow(`${key}/${name}`, value, last)
          : value,
      ];
    });
    return Object.fromEntries(done);
  };
  const flush = (choice: number): Fields => {
    const delta: Record<string, Json> = {};
    const calls: Json[] = [];
    for (const [key, text] of texts) {
      const [, owner = '', name = '', ...more] = key.split('/');
      if (Number(owner) !== choice || !text.waits) continue;
      const left = text.take('', masker, true);
      if (name.startsWith('call ')) calls.push({ index: Number(name.slice(5)), function: { [more.at(-1) ?? 'arguments']: left } });
      else delta[name] = left;
    }
    return calls.length === 0 ? delta : { ...delta, tool_calls: calls };
  };
  const event = (data: Fields): Fields[] => {
    const before: Fields[] = [];
    const choices = listOf(data['choices']).map((choice, at): Json => {
      if (!isFields(choice)) return choice;
      const index = indexOf(choice, at);
      const delta = isFields(choice['delta']) ? fields(choice['delta'], `/${String(index)}`, false) : choice['delta'];
      if (typeof choice['finish_reason'] === 'string') {
        const left = flush(index);
        if (Object.keys(left).length > 0) before.push({ ...data, choices: [{ index, delta: left, finish_reason: null }] });
      }
      return delta === undefined ? choice : { ...choice, delta };
    });
    return [...before, data['choices'] === undefined ? data : { ...data, choices }];
  };
  const line = (text: string): string => {
    const data = /^data:\s?(.*)$/u.exec(text)?.[1];
    if (data === undefined || data.trim() === '[DONE]') return `${text}\n`;
    try {
      const parsed = JSON.parse(data) as Json;
      return isFields(parsed)
        ? event(parsed)
            .map((one) => `data: ${JSON.stringify(one)}\n`)
            .join('\n')
        : `${text}\n`;
    } catch {
      return `data: ${restoreText(data, masker)}\n`;
    }
  };

  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        rest += decoder.decode(chunk, { stream: true });
        const lines = rest.split(/\r?\n/u);
        rest = lines.pop() ?? '';
        if (lines.length > 0) controller.enqueue(encoder.encode(lines.map(line).join('')));
      },
      flush(controller) {
        rest += decoder.decode();
        if (rest !== '') controller.enqueue(encoder.encode(line(rest)));
      },
    }),
  );
}

function indexOf(holder: Fields, otherwise: number): number {
  const index = holder['index'];
  return typeof index === 'number' ? index : otherwise;
}
