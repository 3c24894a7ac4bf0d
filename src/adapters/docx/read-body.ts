import type { HiddenText, StructuredBlock, StructuredCell } from '../../domain/extracted.ts';
import { childElement, childElements, textOf, type XmlElement } from '../ooxml/read-xml.ts';
import type { ListNumbers } from './number-lists.ts';
import { isOn, whiteColour, type Styles } from './read-styles.ts';

export type Found = { readonly hidden: HiddenText[]; readonly insertions: string[]; readonly deletions: string[] };
type Context = {
  readonly styles: Styles;
  readonly lists: ListNumbers;
  readonly found: Found;
  /** Text stands on a colour: white letters are seen. */ readonly shaded?: boolean;
};
type Words = { text: string; hidden: string; hiddenReason: HiddenText['reason']; boxes: XmlElement[] };

/** Paragraphs and tables below a body, cell, header, footnote or comment, in order (ECMA-376 part 1, 17.3 and 17.4). */
export function readBlocks(container: XmlElement, context: Context): StructuredBlock[] {
  return childElements(container).flatMap((element): StructuredBlock[] => {
    switch (element.name) {
      case 'p':
        return readParagraph(element, context);
      case 'tbl':
        return [readTable(element, context)];
      case 'sdt':
        return readBlocks(childElement(element, 'sdtContent') ?? element, context);
      case 'ins':
      case 'moveTo':
      case 'customXml':
      case 'smartTag':
        return readBlocks(element, context);
      default:
        return [];
    }
  });
}

function readParagraph(paragraph: XmlElement, context: Context): StructuredBlock[] {
  const properties = childElement(paragraph, 'pPr');
  const style = context.styles(childElement(properties, 'pStyle')?.attributes['val']);
  const words: Words = { text: '', hidden: '', hiddenReason: 'formatted-hidden', boxes: [] };
  const deletedBefore = context.found.deletions.length;
  const shaded = context.shaded === true || isShaded(properties);
  readRuns(paragraph, context, words, { inserted: false, hidden: style.hidden, white: style.white, shaded });
  if (words.hidden.trim() !== '') context.found.hidden.push({ page: 1, reason: words.hiddenReason, text: words.hidden.trim() });
  const blocks: StructuredBlock[] = [];
  if (words.text.trim() !== '') {
    const numbering = childElement(properties, 'numPr');
    const numId = childElement(numbering, 'numId')?.attributes['val'];
    const label =
      numId === undefined || numId === '0'
        ? ''
        : context.lists.next(numId, Number(childElement(numbering, 'ilvl')?.attributes['val'] ?? 0));
    const outline = childElement(properties, 'outlineLvl')?.attributes['val'];
    const level = outline === undefined ? style.heading : Number(outline) < 9 ? Number(outline) + 1 : undefined;
    const text = label + words.text.trim();
    if (level !== undefined) blocks.push({ type: 'heading', level, text });
    else if (isBoldTitle(paragraph, text)) blocks.push({ type: 'heading', level: 3, text });
    else blocks.push({ type: label !== '' || style.list ? 'list-item' : 'paragraph', text });
  }
  for (const box of words.boxes) blocks.push(...readBlocks(box, context));
  for (const text of context.found.deletions.slice(deletedBefore)) blocks.push({ type: 'note', note: 'deleted', text });
  return blocks;
}

/** A short paragraph that is bold throughout and ends no sentence stands for a heading where no style says so. */
function isBoldTitle(paragraph: XmlElement, text: string): boolean {
  const runs = childElements(paragraph, 'r').filter((run) => childElements(run, 't').some((part) => textOf(part).trim() !== ''));
  return (
    text.length <= 60 &&
    !/[。.;；:：,，]$/u.test(text) &&
    runs.length > 0 &&
    runs.every((run) => isOn(childElement(childElement(run, 'rPr'), 'b')))
  );
}

function readRuns(parent: XmlElement, context: Context, words: Words, state: RunState): void {
  for (const element of childElements(parent)) {
    switch (element.name) {
      case 'r':
        readRun(element, words, state, context.styles);
        break;
      case 'ins':
      case 'moveTo': {
        const before = words.text.length;
        readRuns(element, context, words, { ...state, inserted: true });
        const text = words.text.slice(before).trim();
        if (text !== '') context.found.insertions.push(text);
        break;
      }
      case 'del':
      case 'moveFrom': {
        const text = deletedText(element).trim();
        if (text !== '') context.found.deletions.push(text);
        break;
      }
      case 'hyperlink':
      case 'smartTag':
      case 'customXml':
      case 'fldSimple':
      case 'sdtContent':
      case 'bdo':
      case 'dir':
        readRuns(element, context, words, state);
        break;
      case 'sdt':
        readRuns(childElement(element, 'sdtContent') ?? element, context, words, state);
        break;
      case 'oMath':
      case 'oMathPara':
        words.text += textOf(element);
        break;
      default:
    }
  }
}

type RunState = { readonly inserted: boolean; readonly hidden: boolean; readonly white: boolean; readonly shaded: boolean };

function readRun(run: XmlElement, words: Words, state: RunState, styles: Styles): void {
  const properties = childElement(run, 'rPr');
  const named = childElement(properties, 'rStyle')?.attributes['val'];
  const style = named === undefined ? undefined : styles(named);
  const vanish = childElement(properties, 'vanish');
  const hides = vanish === undefined ? state.hidden || style?.hidden === true : isOn(vanish);
  const white = whiteColour(properties) ?? (style?.white === true || state.white);
  const reason = hides ? 'formatted-hidden' : hiddenByLook(properties, white && !state.shaded);
  for (const part of childElements(run)) {
    if (part.name === 'AlternateContent') words.boxes.push(...textBoxes(childElement(part, 'Choice') ?? part));
    else if (part.name === 'drawing' || part.name === 'pict' || part.name === 'object') words.boxes.push(...textBoxes(part));
    const text = runText(part);
    if (text === '') continue;
    if (reason === undefined) words.text += text;
    else {
      words.hidden += text;
      words.hiddenReason = reason;
    }
  }
}

function runText(part: XmlElement): string {
  switch (part.name) {
    case 't':
      return textOf(part);
    case 'tab':
    case 'ptab':
      return '\t';
    case 'br':
    case 'cr':
      return part.attributes['type'] === 'page' ? '' : '\n';
    case 'noBreakHyphen':
      return '-';
    case 'sym':
      return symbol(part);
    default:
      return '';
  }
}

/** Ticked and empty boxes of the Wingdings fonts; other symbols have no text. */
function symbol(part: XmlElement): string {
  const code = (part.attributes['char'] ?? '').toUpperCase();
  if (/^F0(?:FE|52|53|FC)$/u.test(code)) return '☑';
  if (/^F0(?:A8|6F|A3|72)$/u.test(code)) return '☐';
  return '';
}

function hiddenByLook(properties: XmlElement | undefined, white: boolean): HiddenText['reason'] | undefined {
  const size = Number(childElement(properties, 'sz')?.attributes['val'] ?? 20) / 2;
  if (size < 2) return 'tiny';
  return !white || isShaded(properties) || childElement(properties, 'highlight') !== undefined ? undefined : 'same-colour';
}

/** A ground other than white behind the text. */
function isShaded(properties: XmlElement | undefined): boolean {
  const { fill, themeFill } = childElement(properties, 'shd')?.attributes ?? {};
  return themeFill !== undefined
    ? !/^(?:background1|light1)$/u.test(themeFill)
    : fill !== undefined && fill !== 'auto' && !/^f.f.f.$/iu.test(fill);
}

function deletedText(element: XmlElement): string {
  return childElements(element)
    .map((child) => (child.name === 'delText' || child.name === 't' ? textOf(child) : deletedText(child)))
    .join('');
}

function textBoxes(element: XmlElement): XmlElement[] {
  return childElements(element).flatMap((child) => (child.name === 'txbxContent' ? [child] : textBoxes(child)));
}

function readTable(table: XmlElement, context: Context): StructuredBlock {
  const elements = childElements(table).flatMap((child) =>
    child.name === 'sdt' ? childElements(childElement(child, 'sdtContent'), 'tr') : child.name === 'tr' ? [child] : [],
  );
  const rows: (StructuredCell & { rowSpan: number })[][] = [];
  /** By grid column: the cell that a vertical merge goes on with. */
  const merging = new Map<number, { rowSpan: number }>();
  for (const row of elements) {
    const rowProperties = childElement(row, 'trPr');
    if (childElement(rowProperties, 'del') !== undefined) {
      const text = deletedText(row).trim();
      if (text !== '') context.found.deletions.push(text);
      continue;
    }
    const cells: (StructuredCell & { rowSpan: number })[] = [];
    let column = Number(childElement(rowProperties, 'gridBefore')?.attributes['val'] ?? 0);
    for (const cell of childElements(row).flatMap((child) =>
      child.name === 'sdt' ? childElements(childElement(child, 'sdtContent'), 'tc') : child.name === 'tc' ? [child] : [],
    )) {
      const properties = childElement(cell, 'tcPr');
      const colSpan = Number(childElement(properties, 'gridSpan')?.attributes['val'] ?? 1);
      const merge = childElement(properties, 'vMerge');
      const above = merging.get(column);
      if (merge !== undefined && merge.attributes['val'] !== 'restart' && above !== undefined) above.rowSpan += 1;
      else {
        const inside = isShaded(properties) || isShaded(childElement(table, 'tblPr')) ? { ...context, shaded: true } : context;
        const written = { text: cellText(cell, inside), colSpan, rowSpan: 1 };
        cells.push(written);
        if (merge === undefined) merging.delete(column);
        else merging.set(column, written);
      }
      column += colSpan;
    }
    rows.push(cells);
  }
  const first = childElement(elements[0], 'trPr');
  return { type: 'table', rows, headerRow: isOn(childElement(first, 'tblHeader')) ? true : boldRow(elements) ? true : 'unknown' };
}

function cellText(cell: XmlElement, context: Context): string {
  return readBlocks(cell, context)
    .map((block) =>
      block.type === 'table'
        ? block.rows.map((row) => row.map((inner) => inner.text).join(' ')).join(' ')
        : block.type === 'note'
          ? ''
          : block.text,
    )
    .filter((text) => text !== '')
    .join('\n');
}

/** Bold in the whole first row and not in the second. */
function boldRow(rows: readonly XmlElement[]): boolean {
  const bold = (row: XmlElement | undefined): boolean => {
    const runs = runsBelow(row).filter((run) => childElement(run, 't') !== undefined);
    return runs.length > 0 && runs.every((run) => isOn(childElement(childElement(run, 'rPr'), 'b')));
  };
  return rows.length > 1 && bold(rows[0]) && !bold(rows[1]);
}

function runsBelow(element: XmlElement | undefined): XmlElement[] {
  return childElements(element).flatMap((child) => (child.name === 'r' ? [child] : runsBelow(child)));
}
