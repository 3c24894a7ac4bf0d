import type { Page } from '../../domain/document.ts';
import type { StructuredBlock, StructuredCell, StructuredPage } from '../../domain/extracted.ts';
import { PageComposer } from './compose-page.ts';
import { columnTitles, hasHeaderRow } from './layout/header-row.ts';
import { normaliseText } from './normalise-text.ts';

/** Blocks of a format without positions as a page: width and height 0, no runs. Empty blocks are dropped. */
export function composeStructured(page: StructuredPage): Page {
  const composer = new PageComposer();
  for (const block of page.blocks) write(composer, block);
  return composer.page(page.number, 0, 0, 'text', page.label);
}

function write(composer: PageComposer, block: StructuredBlock): void {
  if (block.type === 'table') {
    writeTable(composer, block.rows, block.headerRow);
    return;
  }
  const text = normaliseText(block.text).trim();
  if (text === '') return;
  const span = composer.lines(text.split('\n').map((line) => [{ text: line }]));
  if (block.type === 'heading') composer.add({ type: 'heading', level: Math.min(Math.max(block.level, 1), 6), ...span });
  else if (block.type === 'note') composer.add({ type: 'note', note: block.note, ...span });
  else composer.add({ type: block.type, ...span });
}

function writeTable(composer: PageComposer, rows: readonly (readonly StructuredCell[])[], headerRow: boolean | 'unknown'): void {
  const clean = rows
    .map((row) => row.map((cell) => ({ ...cell, text: normaliseText(cell.text).replace(/\s+/gu, ' ').trim() })))
    .filter((row) => row.some((cell) => cell.text !== ''));
  if (clean.length === 0) return;
  const {
    start,
    end,
    rows: written,
  } = composer.table(clean.map((row) => row.map(({ text, ...spans }) => ({ pieces: [{ text }], ...spans }))));
  const headed = headerRow === 'unknown' ? hasHeaderRow(clean) : headerRow;
  const header = headed ? columnTitles(clean) : [];
  composer.add({ type: 'table', start, end, rows: written, header, continues: false });
}
