import type { Page } from '../domain/document.ts';

/**
 * A page in reading order on its way to another process, its runs as numbers: start, end, x, y, width, height of each; thousands of small objects
 * are slow to send.
 */
export type PackedLayout = Omit<Page, 'runs'> & { readonly runs: Float64Array };

const runFields = 6;

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
