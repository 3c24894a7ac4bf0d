import { parse } from 'csv-parse/sync';
import type { Extraction, StructuredBlock } from '../../domain/extracted.ts';
import { decodeText } from './decode-text.ts';
import { readMarkdown, readPlainText } from './read-markdown.ts';

function toExtraction(blocks: readonly StructuredBlock[], encoding: string, notes = ''): Extraction {
  return {
    extracted: {
      form: 'structured',
      pages: [{ number: 1, blocks }],
      metadata: { encoding, ...(notes === '' ? {} : { notes }) },
      hidden: [],
      comments: 0,
      insertions: [],
      deletions: [],
    },
  };
}

/** Markdown (CommonMark headings, lists, fences; pipe tables also without a delimiter row). */
export function extractMarkdown(bytes: Uint8Array): Extraction {
  const { text, encoding } = decodeText(bytes);
  return toExtraction(readMarkdown(text), encoding, unprinted(text));
}

/** Plain text: paragraphs parted by empty lines, lists, lines of key and value, columns parted by tabs. */
export function extractPlainText(bytes: Uint8Array): Extraction {
  const { text, encoding } = decodeText(bytes);
  return toExtraction(readPlainText(text), encoding);
}

/** CSV (RFC 4180) with comma, semicolon, tab or bar, whichever parts the first line most often. */
export function extractCsv(bytes: Uint8Array): Extraction {
  const { text, encoding } = decodeText(bytes);
  const firstLine = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'));
  const delimiter = [',', ';', '\t', '|'].reduce((best, candidate) =>
    firstLine.split(candidate).length > firstLine.split(best).length ? candidate : best,
  );
  try {
    const rows = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, bom: true });
    return toExtraction([{ type: 'table', rows: rows.map((row) => row.map((cell) => ({ text: cell }))), headerRow: 'unknown' }], encoding);
  } catch (error) {
    return { failure: 'damaged', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** What Markdown does not print: comments of HTML, link definitions used as comments, titles of links and pictures. */
function unprinted(text: string): string {
  const parts = [
    ...[...text.matchAll(/<!--([\s\S]*?)-->/gu)].map((match) => match[1]!),
    ...[...text.matchAll(/^\s{0,3}\[[^\]]+\]:\s*\S+\s+["'(](.+)["')]\s*$/gmu)].map((match) => match[1]!),
    ...[...text.matchAll(/\]\([^)\s]+\s+["'](.+?)["']\)/gu)].map((match) => match[1]!),
  ];
  return parts.join('\n').trim().slice(0, 20_000);
}
