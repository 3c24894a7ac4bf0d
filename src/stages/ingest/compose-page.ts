import type { Block, Cell, Page, Run } from '../../domain/document.ts';

/** A piece of text with its rectangle; pieces without one come from formats without positions. */
export type Piece = { readonly text: string; readonly box?: { x: number; y: number; width: number; height: number } };

/** Writes a page's text, runs and blocks so that every offset fits by construction. */
export class PageComposer {
  #text = '';
  readonly #runs: Run[] = [];
  readonly #blocks: Block[] = [];

  get length(): number {
    return this.#text.length;
  }

  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  write(piece: Piece): void {
    const start = this.#text.length;
    this.#text += piece.text;
    if (piece.box !== undefined && piece.text !== '') {
      const { x, y, width, height } = piece.box;
      this.#runs.push({ start, end: this.#text.length, x: round(x), y: round(y), width: round(width), height: round(height) });
    }
  }

  writeAll(pieces: readonly Piece[]): void {
    for (const piece of pieces) this.write(piece);
  }

  /** Lines of pieces; the last one ends the block, with a line end after it that belongs to no block. */
  lines(lines: readonly (readonly Piece[])[]): { start: number; end: number } {
    const start = this.#text.length;
    lines.forEach((line, index) => {
      if (index > 0) this.#text += '\n';
      this.writeAll(line);
    });
    const end = this.#text.length;
    this.#text += '\n';
    return { start, end };
  }

  /** Rows of cells: cells are parted by a tab, rows by a line end. Returns the cells with their places. */
  table(rows: readonly (readonly { pieces: readonly Piece[]; rowSpan?: number; colSpan?: number }[])[]): {
    start: number;
    end: number;
    rows: Cell[][];
  } {
    const start = this.#text.length;
    const written = rows.map((row, index) => {
      if (index > 0) this.#text += '\n';
      return row.map((cell, column): Cell => {
        if (column > 0) this.#text += '\t';
        const from = this.#text.length;
        this.writeAll(cell.pieces);
        return {
          start: from,
          end: this.#text.length,
          text: this.#text.slice(from),
          ...(cell.rowSpan !== undefined && cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
          ...(cell.colSpan !== undefined && cell.colSpan > 1 ? { colSpan: cell.colSpan } : {}),
        };
      });
    });
    const end = this.#text.length;
    this.#text += '\n';
    return { start, end, rows: written };
  }

  add(block: Block): void {
    this.#blocks.push(block);
  }

  page(number: number, width: number, height: number, textSource: Page['textSource'], label?: string): Page {
    return {
      number,
      width: round(width),
      height: round(height),
      text: this.#text,
      runs: this.#runs,
      blocks: this.#blocks,
      textSource,
      ...(label === undefined ? {} : { label }),
    };
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
