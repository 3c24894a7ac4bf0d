import type { PositionedPage, TextItem } from '../domain/extracted.ts';

/** A page on its way to another thread: numbers and words apart, because thousands of small objects are slow to send. */
export type PackedPage = Omit<PositionedPage, 'items'> & {
  /** Parted by U+0000. */
  readonly texts: string;
  /** Per item: x, y, width, height, size, baseline, angle, order, bold + 2 · spaceBefore. */
  readonly numbers: Float64Array;
  readonly hidden: readonly (readonly [item: number, reason: NonNullable<TextItem['hidden']>])[];
};

const fields = 9;

export function packPage({ items, ...page }: PositionedPage): PackedPage {
  const numbers = new Float64Array(items.length * fields);
  items.forEach((item, index) => {
    const flags = (item.bold ? 1 : 0) + (item.spaceBefore ? 2 : 0);
    numbers.set([item.x, item.y, item.width, item.height, item.size, item.baseline, item.angle, item.order, flags], index * fields);
  });
  const hidden = items.flatMap((item, index) => (item.hidden === undefined ? [] : [[index, item.hidden] as const]));
  return { ...page, texts: items.map(({ text }) => text.replaceAll('\0', '\ufffd')).join('\0'), numbers, hidden };
}

export function unpackPage({ texts, numbers, hidden, ...page }: PackedPage): PositionedPage {
  const words = numbers.length === 0 ? [] : texts.split('\0');
  const reasons = new Map(hidden);
  const items = words.map((text, index): TextItem => {
    const [x = 0, y = 0, width = 0, height = 0, size = 0, baseline = 0, angle = 0, order = 0, flags = 0] = numbers.subarray(index * fields, (index + 1) * fields); // prettier-ignore
    const reason = reasons.get(index);
    return {
      text, x, y, width, height, size, baseline, bold: (flags & 1) > 0, angle: angle as TextItem['angle'], order, spaceBefore: (flags & 2) > 0,
      ...(reason === undefined ? {} : { hidden: reason }),
    }; // prettier-ignore
  });
  return { ...page, items };
}
