import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterMap } from 'parse5';
import type { Extraction, HiddenText, StructuredBlock, StructuredCell } from '../../domain/extracted.ts';
import { decodeText } from '../text/decode-text.ts';

type Node = DefaultTreeAdapterMap['childNode'] | DefaultTreeAdapterMap['parentNode'];
type Element = DefaultTreeAdapterMap['element'];

const unseen = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'math', 'iframe', 'object', 'select', 'datalist']);
const inline = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rb s samp small span strike strong sub sup time tt u var wbr rt rp'.split(
    ' ',
  ),
);
const furniture = new Set(['nav']);

/** Reads an HTML page: what a browser would show, in document order. Text hidden by its style or attribute is reported apart. */
export function extractHtml(bytes: Uint8Array): Extraction {
  const { text, encoding } = decodeDeclared(bytes);
  const document = parse(text);
  const reader = new HtmlReader(readHidingRules(document));
  reader.read(document);
  reader.flush();
  const title = reader.title;
  const notes = notesOf(document);
  return {
    extracted: {
      form: 'structured',
      pages: [{ number: 1, blocks: reader.blocks }],
      metadata: { encoding, ...(notes === '' ? {} : { notes }) },
      hidden: reader.hidden,
      comments: 0,
      insertions: [],
      deletions: reader.deletions,
      ...(title === '' ? {} : { title }),
    },
  };
}

/** The encoding that the page declares, where it declares one that is known. */
function decodeDeclared(bytes: Uint8Array): { text: string; encoding: string } {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1]?.toLowerCase();
  if (declared !== undefined && /^(?:gb2312|gbk|gb18030|big5)$/u.test(declared))
    return { text: new TextDecoder(declared).decode(bytes), encoding: declared };
  return decodeText(bytes);
}

class HtmlReader {
  readonly blocks: StructuredBlock[] = [];
  readonly hidden: HiddenText[] = [];
  readonly deletions: string[] = [];
  title = '';
  readonly #styleOf: StyleOf;
  #coloured = 0;
  #text = '';
  #type: 'paragraph' | 'list-item' | 'furniture' | number = 'paragraph';

  constructor(styleOf: StyleOf, coloured = 0) {
    this.#styleOf = styleOf;
    this.#coloured = coloured;
  }

  flush(): void {
    const text = this.#text
      .split('\n')
      .map((line) => line.replace(/[ \t]+/gu, ' ').trim())
      .filter((line) => line !== '')
      .join('\n');
    this.#text = '';
    if (text === '') return;
    this.blocks.push(typeof this.#type === 'number' ? { type: 'heading', level: this.#type, text } : { type: this.#type, text });
  }

  read(node: Node): void {
    if (tree.isTextNode(node as never)) {
      this.#text += (node as DefaultTreeAdapterMap['textNode']).value.replace(/\s+/gu, ' ');
      return;
    }
    if (!tree.isElementNode(node as never)) {
      if ('childNodes' in node) for (const child of node.childNodes) this.read(child);
      return;
    }
    this.#element(node as Element);
  }

  #element(element: Element): void {
    const name = element.tagName;
    if (name === 'head') this.title = firstText(element, 'title');
    if (unseen.has(name)) return;
    const style = this.#styleOf(element);
    const coloured =
      /(?:^|;)background(?:-color|-image)?:(?!#fff(?:fff)?(?:;|!|$)|white|none|transparent)/u.test(style) ||
      attribute(element, 'bgcolor') !== undefined;
    if (coloured) this.#coloured += 1;
    this.#seen(element, name, hiddenBecause(element, style, this.#coloured > 0));
    if (coloured) this.#coloured -= 1;
  }

  #seen(element: Element, name: string, reason: HiddenText['reason'] | undefined): void {
    if (reason !== undefined) {
      const text = allText(element).trim();
      if (text !== '') this.hidden.push({ page: 1, reason, text });
      return;
    }
    if (name === 'br') this.#text += '\n';
    else if (name === 'del' || name === 's' || name === 'strike') this.deletions.push(allText(element).trim());
    else if (name === 'table' && !isLayout(element)) {
      this.flush();
      this.blocks.push(readTable(element, (cell) => this.#cell(cell)));
    } else if (inline.has(name)) this.#children(element);
    else
      this.#block(
        element,
        /^h[1-6]$/u.test(name)
          ? Number(name[1])
          : name === 'li'
            ? 'list-item'
            : furniture.has(name)
              ? 'furniture'
              : this.#type === 'furniture'
                ? 'furniture'
                : 'paragraph',
      );
  }

  #block(element: Element, type: 'paragraph' | 'list-item' | 'furniture' | number): void {
    this.flush();
    const before = this.#type;
    this.#type = type;
    this.#children(element);
    this.flush();
    this.#type = before;
  }

  #children(element: Element): void {
    for (const child of element.childNodes) this.read(child);
  }

  /** Text of a cell by the same rules, hidden parts left out. */
  #cell(cell: Element): string {
    const inner = new HtmlReader(this.#styleOf, this.#coloured);
    inner.read(cell);
    inner.flush();
    this.hidden.push(...inner.hidden);
    this.deletions.push(...inner.deletions);
    return inner.blocks
      .map((block) => (block.type === 'table' ? block.rows.map((row) => row.map((part) => part.text).join(' ')).join(' ') : block.text))
      .join('\n');
  }
}

function readTable(table: Element, cellText: (cell: Element) => string): StructuredBlock {
  const rows = below(table, 'tr');
  const cells = rows.map((row) =>
    row.childNodes.filter((child): child is Element => tree.isElementNode(child) && /^t[dh]$/u.test(child.tagName)),
  );
  const first = cells[0] ?? [];
  const headed = first.length > 0 && first.every((cell) => cell.tagName === 'th');
  return {
    type: 'table',
    rows: cells.map((row) =>
      row.map((cell): StructuredCell => ({ text: cellText(cell), rowSpan: span(cell, 'rowspan'), colSpan: span(cell, 'colspan') })),
    ),
    headerRow: headed ? true : 'unknown',
  };
}

/** Rows of this table, not of tables inside its cells. */
function below(element: Element, name: string): Element[] {
  return element.childNodes.flatMap((child) => {
    if (!tree.isElementNode(child)) return [];
    if (child.tagName === name) return [child];
    return /^t(?:head|body|foot)$/u.test(child.tagName) ? below(child, name) : [];
  });
}

/** A table with a table inside, or with one cell, only arranges the page. */
function isLayout(table: Element): boolean {
  const rows = below(table, 'tr');
  return (
    rows.length === 0 ||
    (rows.length === 1 && rows[0]!.childNodes.filter((child) => tree.isElementNode(child)).length < 2) ||
    firstElement(table, 'table') !== undefined
  );
}

function span(cell: Element, name: string): number {
  const value = Number(attribute(cell, name) ?? 1);
  return Number.isInteger(value) && value > 0 && value <= 1000 ? value : 1;
}

const attribute = (element: Element, name: string): string | undefined => element.attrs.find((entry) => entry.name === name)?.value;

type StyleOf = (element: Element) => string;

/** Declarations that hold for an element: those of simple selectors (tag, class, id) in style sheets of the page, then its own. */
function readHidingRules(document: Node): StyleOf {
  const rules = new Map<string, string>();
  for (const sheet of styleSheets(document))
    for (const rule of sheet.replace(/\/\*[\s\S]*?\*\//gu, '').matchAll(/([^{}]+)\{([^{}]*)\}/gu))
      for (const selector of rule[1]!.split(',')) {
        const simple = /^\s*((?:[a-z]\w*)?(?:[.#][\w-]+)?)\s*$/iu.exec(selector)?.[1]?.toLowerCase();
        if (simple !== undefined && simple !== '') rules.set(simple, `${rules.get(simple) ?? ''};${rule[2]!}`);
      }
  return (element) => {
    const marks = [
      ...(attribute(element, 'class') ?? '')
        .toLowerCase()
        .split(/\s+/u)
        .map((name) => `.${name}`),
      `#${(attribute(element, 'id') ?? '').toLowerCase()}`,
    ];
    const selectors = rules.size === 0 ? [] : [element.tagName, ...marks, ...marks.map((name) => element.tagName + name)];
    const declared = [...selectors.map((selector) => rules.get(selector) ?? ''), attribute(element, 'style') ?? ''];
    return declared.join(';').toLowerCase().replace(/\s+/gu, '');
  };
}

function styleSheets(node: Node): string[] {
  if (tree.isElementNode(node as never) && (node as Element).tagName === 'style') return [allText(node)];
  return 'childNodes' in node ? node.childNodes.flatMap(styleSheets) : [];
}

const longestNotes = 20_000;

/** What stands in the file and not on the page: comments, descriptions, alternative texts. */
function notesOf(document: Node): string {
  const notes: string[] = [];
  const walk = (node: Node): void => {
    if (tree.isCommentNode(node as never)) notes.push((node as DefaultTreeAdapterMap['commentNode']).data.trim());
    if (tree.isElementNode(node as never))
      for (const { name, value } of (node as Element).attrs)
        if (/^(?:alt|title|aria-label|content|placeholder)$/u.test(name) && value.length > 12) notes.push(value);
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
  };
  walk(document);
  return notes.join('\n').slice(0, longestNotes);
}

function hiddenBecause(element: Element, style: string, onColour: boolean): HiddenText['reason'] | undefined {
  if (attribute(element, 'hidden') !== undefined || (element.tagName === 'input' && attribute(element, 'type') === 'hidden'))
    return 'formatted-hidden';
  if (style === '') return undefined;
  if (/(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|content-visibility:hidden)/u.test(style)) return 'formatted-hidden';
  if (/(?:^|;)opacity:0(?:\.0+)?(?:;|%|$)/u.test(style)) return 'transparent';
  if (/(?:^|;)font-size:(?:0(?:\.\d+)?|1(?:\.\d+)?)(?:px|pt|em)?(?:;|!|$)/u.test(style) && !/font-size:1(?:\.\d+)?em/u.test(style))
    return 'tiny';
  if (/(?:left|top|text-indent|margin-left):-\d{3,}/u.test(style)) return 'off-page';
  if (/(?:^|;)(?:clip:rect\(0|clip-path:inset\((?:50|100)%)/u.test(style)) return 'clipped';
  if (/(?:^|;)color:(?:#fff(?:fff)?|white|rgb\(255,255,255\)|transparent)(?:;|!|$)/u.test(style) && !onColour) return 'same-colour';
  return undefined;
}

function allText(node: Node): string {
  if (tree.isTextNode(node as never)) return (node as DefaultTreeAdapterMap['textNode']).value.replace(/\s+/gu, ' ');
  return 'childNodes' in node ? node.childNodes.map(allText).join('') : '';
}

function firstElement(element: Element, name: string): Element | undefined {
  for (const child of element.childNodes) {
    if (!tree.isElementNode(child)) continue;
    if (child.tagName === name) return child;
    const found = firstElement(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstText(element: Element, name: string): string {
  const found = firstElement(element, name);
  return found === undefined ? '' : allText(found).trim();
}
