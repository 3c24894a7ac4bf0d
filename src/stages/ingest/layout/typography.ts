import type { TextItem } from '../../../domain/extracted.ts';
import type { Element, LineElement } from './element.ts';
import type { Typography } from './join-lines.ts';
import { right } from './line.ts';

/** What most characters of a document look like: body size, line distance, the sizes that are headings. */
export function readTypography(pages: readonly (readonly Element[])[]): Typography {
  const letters = new Map<number, number>();
  const lines = pages.map((elements) => elements.filter((element): element is LineElement => element.type === 'line'));
  const count = (item: TextItem): void => {
    const size = Math.round(item.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + item.text.length);
  };
  for (const page of lines) for (const line of page) line.items.forEach(count);
  if (letters.size === 0) for (const element of pages.flat()) if (element.type === 'table') element.rows.flat().flatMap((cell) => cell.lines.flat()).forEach(count); // prettier-ignore
  const bodySize = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const headingSizes = [...letters.keys()].filter((size) => size >= bodySize * 1.12).sort((a, b) => b - a);
  return { bodySize, pitch: usualPitch(lines, bodySize), headingSizes };
}

/** Median distance between a full line and the next one, in font sizes; single-spaced where no paragraph has two lines. */
function usualPitch(pages: readonly (readonly LineElement[])[], bodySize: number): number {
  const pitches: number[] = [];
  for (const lines of pages) {
    lines.slice(1).forEach((line, index) => {
      const before = lines[index]!;
      const pitch = (line.y + line.height - (before.y + before.height)) / bodySize;
      const full = before.column.right - right(before) < 1.2 * bodySize;
      if (full && Math.abs(line.size - bodySize) < 0.6 && Math.abs(before.size - bodySize) < 0.6 && pitch > 0.9 && pitch < 2.6)
        pitches.push(pitch);
    });
  }
  pitches.sort((a, b) => a - b);
  return pitches[Math.floor(pitches.length * 0.4)] ?? 1.5;
}
