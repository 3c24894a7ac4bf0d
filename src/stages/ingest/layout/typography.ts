import type { Parts } from '../parts.ts';
import { cellItems, type Element, type LineElement } from './element.ts';
import type { Typography } from './join-lines.ts';
import { lettersBySize, mostOf, right, summed } from './line.ts';

/** What most characters of a document look like: body size, line distance, the sizes that are headings. */
export async function readTypography(pages: readonly (readonly Element[])[], parts: Parts): Promise<Typography> {
  const lines = pages.map((elements) => elements.filter((element): element is LineElement => element.type === 'line'));
  const inLines = new Map<number, number>();
  for (const page of lines) for (const { items } of page) lettersBySize(items, inLines);
  const found = await parts.gather({ inLines, inTables: inLines.size === 0 ? lettersInTables(pages) : new Map<number, number>() });
  const ofLines = summed(found.map((part) => part.inLines));
  const letters = ofLines.size > 0 ? ofLines : summed(found.map((part) => part.inTables));
  const bodySize = mostOf(letters) ?? 10;
  const headingSizes = [...letters.keys()].filter((size) => size >= bodySize * 1.12).sort((a, b) => b - a);
  const pitches = (await parts.gather(pitchesOf(lines, bodySize))).flat();
  return { bodySize, pitch: usualPitch(pitches), headingSizes };
}

function lettersInTables(pages: readonly (readonly Element[])[]): Map<number, number> {
  const tables = pages.flatMap((elements) => elements.filter((element) => element.type === 'table'));
  return lettersBySize(tables.flatMap(({ rows }) => rows.flat().flatMap(cellItems)));
}

/** Distances between a full line and the next one, in font sizes. */
function pitchesOf(pages: readonly (readonly LineElement[])[], bodySize: number): number[] {
  const pitches: number[] = [];
  for (const lines of pages) {
    for (let at = 1; at < lines.length; at += 1) {
      const [before, line] = [lines[at - 1]!, lines[at]!];
      const pitch = (line.y + line.height - (before.y + before.height)) / bodySize;
      const full = before.column.right - right(before) < 1.2 * bodySize;
      if (full && Math.abs(line.size - bodySize) < 0.6 && Math.abs(before.size - bodySize) < 0.6 && pitch > 0.9 && pitch < 2.6)
        pitches.push(pitch);
    }
  }
  return pitches;
}

/** Single-spaced where no paragraph has two lines. */
function usualPitch(pitches: readonly number[]): number {
  return [...pitches].sort((a, b) => a - b)[Math.floor(pitches.length * 0.4)] ?? 1.5;
}
