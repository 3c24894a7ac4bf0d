import { anyPattern, patterns } from './instruction-patterns.ts';
import { decodedRuns, joinedSpelling, lettersForDigits, plainSpelling, type Spelling } from './plain-spelling.ts';

/**
 * Where text gives orders to a program, as spans of `text`; overlapping ones joined. Read in its plain spelling, and where there are any
 * also with letters put together, digits as letters, and Base64 or hexadecimal decoded.
 */
export function findInstructions(text: string): { start: number; end: number }[] {
  const plain = plainSpelling(text);
  const joined = joinedSpelling(plain);
  const words = joined === undefined ? [plain] : [plain, joined];
  const spans = [...words, ...words.flatMap(lettersForDigits)].flatMap(matchesIn);
  for (const run of decodedRuns(text)) if (matchesIn(plainSpelling(run.text)).length > 0) spans.push({ start: run.start, end: run.end });
  spans.sort((a, b) => a.start - b.start);
  const apart: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = apart.at(-1);
    if (last !== undefined && span.start <= last.end + 2) last.end = Math.max(last.end, span.end);
    else apart.push({ ...span });
  }
  return apart;
}

function matchesIn(spelling: Spelling): { start: number; end: number }[] {
  const { text } = spelling;
  if (!anyPattern.test(text)) return [];
  const { from, to } = spelling;
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const lead = /^\s*/u.exec(match[0])![0].length;
      if (lead === match[0].length) return [];
      return [{ start: from[match.index + lead]!, end: to[match.index + match[0].trimEnd().length - 1]! }];
    }),
  );
}
