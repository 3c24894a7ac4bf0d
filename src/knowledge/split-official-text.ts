import { markerOf, type Marker, type MarkerStyle } from './clause-markers.ts';

/** A numbered piece of an official text: its own paragraphs and the pieces under it, in order. Verbatim but for line ends inside a sentence. */
export type TextNode = {
  readonly style: MarkerStyle;
  readonly value: number;
  /** As it stands in the text, with the white space behind it. */
  readonly label: string;
  readonly parts: (string | TextNode)[];
};

/** The pieces directly under a piece. */
export function childrenOf(node: TextNode): TextNode[] {
  return node.parts.filter((part) => typeof part !== 'string');
}

/** The paragraphs of a piece's own before the first piece under it. */
export function openingOf(node: TextNode): string[] {
  const first = node.parts.findIndex((part) => typeof part !== 'string');
  return node.parts.slice(0, first < 0 ? undefined : first).filter((part) => typeof part === 'string');
}

export type SplitText = {
  readonly language: 'en' | 'zh';
  readonly preamble: readonly string[];
  readonly nodes: readonly TextNode[];
  /** Issuer and date under the text. */
  readonly closing: readonly string[];
};

const levelRank: Partial<Record<MarkerStyle, number>> = { part: 0, chapter: 1, section: 2, article: 3 };
const sentenceEnd = /[.。!！?？;；:：]["'”’）)]*$/u;
const fullStop = /[.。!！?？]["'”’）)]*$/u;

/**
 * Splits an official text into its numbered pieces, in English and Chinese. A line opens a piece when its number continues its own
 * sequence or begins a new one at 1; a number that does neither counts only after a finished sentence, because a line of a wrapped text may begin
 * with a reference. A long line without a stop goes on in the next, also over a page end. An unnumbered paragraph after a finished list item belongs to the piece above the list.
 */
export function splitOfficialText(text: string): SplitText {
  const lines = text
    .replaceAll('\r\n', '\n')
    .replaceAll('\f', '\n')
    .split('\n')
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, ''));
  const language = chineseShare(text) > 0.2 ? 'zh' : 'en';
  const { body, closing } = withoutClosing(lines.filter((line) => !isPageNumber(line)));
  const splitter = new Splitter(language);
  for (const line of body) splitter.take(line);
  return { language, preamble: splitter.preamble, nodes: splitter.nodes, closing };
}

class Splitter {
  readonly preamble: string[] = [];
  readonly nodes: TextNode[] = [];
  readonly #language: 'en' | 'zh';
  readonly #stack: TextNode[] = [];
  readonly #last = new Map<MarkerStyle, number>();
  #previous = '';
  #paragraphEnded = true;

  constructor(language: 'en' | 'zh') {
    this.#language = language;
  }

  take(line: string): void {
    if (line === '') {
      this.#paragraphEnded = true;
      return;
    }
    const marker = markerOf(line);
    if (marker !== undefined && this.#opens(marker)) this.#open(marker);
    else this.#addWords(line);
    this.#previous = line;
    this.#paragraphEnded = false;
  }

  #opens({ style, value }: Marker): boolean {
    const finished = this.#previous === '' || sentenceEnd.test(this.#previous) || this.#paragraphEnded || this.#previousIsHeading();
    const last = this.#last.get(style);
    const open = this.#stack.find((node) => node.style === style);
    const rank = levelRank[style];
    if (rank !== undefined) {
      if (value === (last ?? 0) + 1) return true;
      return finished && (rank < levelRank.article! ? value === 1 : last === undefined || value > last);
    }
    if (open !== undefined) return value === open.value + 1 || (finished && value > open.value + 1 && value <= open.value + 3);
    return value === 1 || (value === (last ?? 0) + 1 && finished);
  }

  /** A heading has no stop at its end; the piece after it begins anyway. */
  #previousIsHeading(): boolean {
    const top = this.#stack.at(-1);
    return top !== undefined && top.parts.length <= 1 && typeof top.parts[0] !== 'object' && this.#previous.length < 80;
  }

  #open({ style, value, label, rest }: Marker): void {
    const rank = levelRank[style];
    const same = this.#stack.findIndex((node) => node.style === style);
    const keep = rank === undefined ? same : this.#stack.findIndex((node) => (levelRank[node.style] ?? Infinity) >= rank);
    if (keep >= 0) this.#stack.length = keep;
    const node: TextNode = { style, value, label, parts: rest === '' ? [] : [rest] };
    (this.#stack.at(-1)?.parts ?? this.nodes).push(node);
    this.#stack.push(node);
    this.#last.set(style, value);
    if (rank !== undefined)
      for (const [other, otherRank] of Object.entries(levelRank))
        if (otherRank > rank && otherRank < 3) this.#last.delete(other as MarkerStyle);
  }

  #addWords(line: string): void {
    const broken = this.#previous.length > 40 && !sentenceEnd.test(this.#previous);
    const continues = broken || (!this.#paragraphEnded && !fullStop.test(this.#previous));
    let top = this.#stack.at(-1);
    if (top !== undefined && !continues && this.#stack.length > 1 && isItem(top) && fullStop.test(this.#previous)) {
      while (this.#stack.length > 1 && isItem(this.#stack.at(-1)!) && this.#isBelowArticle()) this.#stack.pop();
      top = this.#stack.at(-1);
    }
    const into: (string | TextNode)[] = top?.parts ?? this.preamble;
    const last = into.at(-1);
    if (continues && typeof last === 'string')
      into[into.length - 1] = last + (this.#language === 'zh' || /\p{L}-$/u.test(last) ? '' : ' ') + line;
    else into.push(line);
  }

  /** Is the innermost piece below another that carries sentences of its own (not a part or chapter with its heading only)? */
  #isBelowArticle(): boolean {
    const above = this.#stack.at(-2);
    return above !== undefined && (levelRank[above.style] ?? 3) >= 3 && openingOf(above).some((words) => sentenceEnd.test(words));
  }
}

function isItem(node: TextNode): boolean {
  return levelRank[node.style] === undefined;
}

function isPageNumber(line: string): boolean {
  return /^[-—–\s]*\d{1,4}[-—–\s]*$/u.test(line) || /^(?:page|第)\s*\d{1,4}\s*(?:of\s*\d+|页.*)?$/iu.test(line);
}

/** Cuts a date line at the very end, and the short line of the issuer above it. */
function withoutClosing(lines: readonly string[]): { body: string[]; closing: string[] } {
  const body = [...lines];
  const closing: string[] = [];
  while (body.at(-1) === '') body.pop();
  const date = body.at(-1) ?? '';
  const isDate = /^(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})$/u.test(date);
  if (!isDate) return { body, closing };
  closing.unshift(date);
  body.pop();
  while (body.at(-1) === '') body.pop();
  const issuer = body.at(-1) ?? '';
  if (issuer.length < 90 && !fullStop.test(issuer) && markerOf(issuer) === undefined) {
    closing.unshift(issuer);
    body.pop();
  }
  return { body, closing };
}

function chineseShare(text: string): number {
  const letters = text.match(/[\p{L}]/gu)?.length ?? 0;
  return letters === 0 ? 0 : (text.match(/\p{Script=Han}/gu)?.length ?? 0) / letters;
}
