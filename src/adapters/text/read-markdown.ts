import type { StructuredBlock, StructuredCell } from '../../domain/extracted.ts';

const listItem = /^\s{0,6}(?:[-*+•·]|\d{1,3}[.)、]|[（(][\d一二三四五六七八九十]{1,3}[)）])\s*\S/u;
const keyValue = /^\s*[^:：。；;，,|]{1,40}[:：]\s*\S.{0,160}$/u;

/** Markdown as blocks. Emphasis marks, link targets and HTML comments go; the words stay. */
export function readMarkdown(text: string): StructuredBlock[] {
  const blocks: StructuredBlock[] = [];
  const lines = withoutFrontMatter(text.replace(/<!--[\s\S]*?-->/gu, '')).split('\n');
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/u.exec(line);
    if (line.trim() === '' || /^\s*(?:[-*_]\s*){3,}$/u.test(line) || /^\s*(?:```|~~~)/u.test(line)) at += 1;
    else if (heading !== null) {
      blocks.push({ type: 'heading', level: heading[1]!.length, text: plainWords(heading[2]!) });
      at += 1;
    } else if (/^\s{0,3}(?:=+|-{3,})\s*$/u.test(lines[at + 1] ?? '') && !line.includes('|')) {
      blocks.push({ type: 'heading', level: lines[at + 1]!.includes('=') ? 1 : 2, text: plainWords(line) });
      at += 2;
    } else if (isTableRow(line)) {
      const end = endOf(lines, at, isTableRow);
      blocks.push(readTable(lines.slice(at, end)));
      at = end;
    } else at = readText(lines, at, blocks, plainWords);
  }
  return blocks;
}

/** Plain text as blocks; a short first line without a full stop, alone, is the title. */
export function readPlainText(text: string): StructuredBlock[] {
  const blocks: StructuredBlock[] = [];
  const lines = text.replaceAll('\f', '\n').split('\n');
  const isTabbed = (line: string): boolean => /\S\t+\S/u.test(line);
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    if (line.trim() === '') at += 1;
    else if (isTabbed(line) && isTabbed(lines[at + 1] ?? '')) {
      const end = endOf(lines, at, isTabbed);
      blocks.push({
        type: 'table',
        rows: lines.slice(at, end).map((row) =>
          row
            .trim()
            .split(/\t+/u)
            .map((cell) => ({ text: cell.trim() })),
        ),
        headerRow: 'unknown',
      });
      at = end;
    } else if (isTableRow(line) && isTableRow(lines[at + 1] ?? '')) {
      const end = endOf(lines, at, isTableRow);
      blocks.push(readTable(lines.slice(at, end)));
      at = end;
    } else if (isTitle(lines, at)) {
      blocks.push({ type: 'heading', level: blocks.length === 0 ? 1 : 2, text: line.trim() });
      at += 1;
    } else at = readText(lines, at, blocks, (words) => words);
  }
  return blocks;
}

/** A short line alone between empty ones, at the start or numbered as a chapter, that ends no sentence. */
function isTitle(lines: readonly string[], at: number): boolean {
  const line = lines[at]!.trim();
  const alone = (lines[at - 1] ?? '').trim() === '' && (lines[at + 1] ?? '').trim() === '';
  if (!alone || line.length > 80 || /[。.;；:：,，]$/u.test(line) || keyValue.test(line)) return false;
  return (
    lines.slice(0, at).every((before) => before.trim() === '') ||
    /^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+\S|第[一二三四五六七八九十]+[章节]|[一二三四五六七八九十]+、|[A-Z][A-Z\s]{5,}$)/u.test(line)
  );
}

/** A paragraph, list item or line of key and value from `at`; returns the line after it. */
function readText(lines: readonly string[], at: number, blocks: StructuredBlock[], clean: (text: string) => string): number {
  const first = lines[at]!;
  if (listItem.test(first)) {
    let end = at + 1;
    while (end < lines.length && /^\s+\S/u.test(lines[end]!) && !listItem.test(lines[end]!)) end += 1;
    blocks.push({
      type: 'list-item',
      text: clean(
        lines
          .slice(at, end)
          .map((line) => line.trim())
          .join('\n'),
      ),
    });
    return end;
  }
  if (keyValue.test(first)) {
    blocks.push({ type: 'paragraph', text: clean(first.trim()) });
    return at + 1;
  }
  let end = at + 1;
  while (
    end < lines.length &&
    lines[end]!.trim() !== '' &&
    !/^\s{0,3}#{1,6}\s/u.test(lines[end]!) &&
    !isTableRow(lines[end]!) &&
    !listItem.test(lines[end]!) &&
    !keyValue.test(lines[end]!)
  )
    end += 1;
  blocks.push({
    type: 'paragraph',
    text: clean(
      lines
        .slice(at, end)
        .map((line) => line.trim())
        .join('\n'),
    ),
  });
  return end;
}

const isTableRow = (line: string): boolean => /^\s*\|.*\|\s*$/u.test(line) || (line.match(/\|/gu) ?? []).length >= 2;

function endOf(lines: readonly string[], from: number, belongs: (line: string) => boolean): number {
  let end = from;
  while (end < lines.length && belongs(lines[end]!)) end += 1;
  return end;
}

function readTable(lines: readonly string[]): StructuredBlock {
  const delimited = /^[\s|:-]+$/u.test(lines[1] ?? '') && (lines[1] ?? '').includes('-');
  const rows = lines
    .filter((line) => !/^[\s|:-]+$/u.test(line) || !line.includes('-'))
    .map((line): StructuredCell[] => line.trim().replace(/^\||\|$/gu, '').split(/(?<!\\)\|/u).map((cell) => ({ text: plainWords(cell.trim().replaceAll('\\|', '|')) }))); // prettier-ignore
  return { type: 'table', rows, headerRow: delimited ? true : 'unknown' };
}

function plainWords(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/`([^`]+)`/gu, '$1')
    .replace(/<br\s*\/?>/giu, ' ');
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/u, '');
}
