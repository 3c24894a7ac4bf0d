import type { Page } from '../domain/document.ts';
import type { PositionedPage, TextItem } from '../domain/extracted.ts';

/** A page on its way to another thread: numbers and words apart, because thousands of small objects are slow to send. */
export type PackedPage = Omit<PositionedPage, 'items'> & {
  /** Parted by U+0000. */
  readonly texts: string;
  /** Per item: x, y, width, height, size, baseline, angle, order, bold + 2 · spaceBefore. */
  readonly numbers: Float64Array;
  readonly hidden: readonly (readonly [item: number, reason: NonNullable<TextItem['hidden']>])[];
};

/** A page in reading order on its way, its runs as numbers: start, end, x, y, width, height of each. */
export type PackedLayout = Omit<Page, 'runs'> & { readonly runs: Float64Array };

const fields = 9;
const runFields = 6;

export function packPage({ items, ...page }: PositionedPage): PackedPage {
  const numbers = new Float64Array(items.length * fields);
  items.forEach((item, index) => {
    const at = index * fields;
    numbers[at] = item.x;
    numbers[at + 1] = item.y;
    numbers[at + 2] = item.width;
    numbers[at + 3] = item.height;
    numbers[at + 4] = item.size;
    numbers[at + 5] = item.baseline;
    numbers[at + 6] = item.angle;
    numbers[at + 7] = item.order;
    numbers[at + 8] = (item.bold ? 1 : 0) + (item.spaceBefore ? 2 : 0);
  });
  const hidden = items.flatMap((item, index) => (item.hidden === undefined ? [] : [[index, item.hidden] as const]));
  return { ...page, texts: items.map(({ text }) => text.replaceAll('\0', '\ufffd')).join('\0'), numbers, hidden };
}

export function unpackPage({ texts, numbers, hidden, ...page }: PackedPage): PositionedPage {
  const words = numbers.length === 0 ? [] : texts.split('\0');
  const reasons = new Map(hidden);
  const items = words.map((text, index): TextItem => {
    const at = index * fields;
    const flags = numbers[at + 8]!;
    const item = {
      text, x: numbers[at]!, y: numbers[at + 1]!, width: numbers[at + 2]!, height: numbers[at + 3]!, size: numbers[at + 4]!,
      baseline: numbers[at + 5]!, bold: (flags & 1) > 0, angle: numbers[at + 6] as TextItem['angle'], order: numbers[at + 7]!, spaceBefore: (flags & 2) > 0,
    }; // prettier-ignore
    const reason = reasons.get(index);
    return reason === undefined ? item : { ...item, hidden: reason };
  });
  return { ...page, items };
}

export function packLayout(page: Page): PackedLayout {
  const runs = new Float64Array(page.runs.length * runFields);
  page.runs.forEach((run, index) => {
    const at = index * runFields;
    runs[at] = run.start;
    runs[at + 1] = run.end;
    runs[at + 2] = run.x;
    runs[at + 3] = run.y;
    runs[at + 4] = run.width;
    runs[at + 5] = run.height;
  });
  return { ...page, runs };
}

export function unpackLayout(packed: PackedLayout): Page {
  const { runs: numbers } = packed;
  const runs: Page['runs'] = [];
  for (let at = 0; at < numbers.length; at += runFields)
    runs.push({
      start: numbers[at]!,
      end: numbers[at + 1]!,
      x: numbers[at + 2]!,
      y: numbers[at + 3]!,
      width: numbers[at + 4]!,
      height: numbers[at + 5]!,
    });
  return { ...packed, runs };
}
