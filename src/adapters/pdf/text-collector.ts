import type { HiddenReason, TextItem } from '../../domain/extracted.ts';
import { isCjk } from '../../domain/citation.ts';

/** One painted character with its place on the displayed page. `x`,`y` is the origin on the base line, y downwards. */
export type PlacedGlyph = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Advance in points along the direction of writing. */
  readonly advance: number;
  readonly size: number;
  readonly ascent: number;
  readonly descent: number;
  readonly bold: boolean;
  readonly angle: 0 | 90 | 180 | 270;
  readonly hidden: HiddenReason | undefined;
};

type Open = { glyph: PlacedGlyph; text: string; from: number; to: number; across: number; spaceBefore: boolean; cjk: boolean };

/** Spaces narrower than this share of the font size are kerning, wider ones part words. */
const wordGap = 0.17;

/**
 * Joins glyphs to words: a word ends at a space, a gap, another base line, size or script. PDF writers paint letter by letter or
 * line by line; both give the same items.
 */
export class TextCollector {
  readonly items: TextItem[] = [];
  #open: Open | undefined;
  #space = false;

  add(glyph: PlacedGlyph): void {
    if (isBlank(glyph.text)) {
      this.close();
      this.#space = true;
      return;
    }
    const [from, across] = along(glyph);
    const cjk = isCjk(glyph.text);
    const open = this.#open;
    if (open !== undefined && follows(open, glyph, from, across, cjk)) {
      open.text += glyph.text;
      open.to = from + glyph.advance;
      return;
    }
    this.close();
    this.#open = { glyph, text: glyph.text, from, to: from + glyph.advance, across, spaceBefore: this.#space, cjk };
    this.#space = false;
  }

  /** Ends the word that is being collected. */
  close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    const { glyph, text, spaceBefore } = open;
    const { size, bold, angle, hidden } = glyph;
    const { x, y, width, height } = rectangle(open);
    const baseline = angle === 0 || angle === 180 ? glyph.y : glyph.x;
    const item = { text, x, y, width, height, size, baseline, bold, angle, order: this.items.length, spaceBefore };
    this.items.push(hidden === undefined ? item : { ...item, hidden });
  }
}

/** Most glyphs are one printing ASCII character, which is told without the pattern. */
function isBlank(text: string): boolean {
  return !(text.length === 1 && text > ' ' && text <= '~') && /^\s*$/u.test(text);
}

/** Position along the writing direction, and across it. */
function along(glyph: PlacedGlyph): [number, number] {
  switch (glyph.angle) {
    case 0:
      return [glyph.x, glyph.y];
    case 90:
      return [glyph.y, glyph.x];
    case 180:
      return [-glyph.x, glyph.y];
    case 270:
      return [-glyph.y, glyph.x];
  }
}

function follows(open: Open, glyph: PlacedGlyph, from: number, across: number, cjk: boolean): boolean {
  const { glyph: first } = open;
  const gap = from - open.to;
  return (
    first.angle === glyph.angle &&
    first.hidden === glyph.hidden &&
    first.bold === glyph.bold &&
    open.cjk === cjk &&
    Math.abs(first.size - glyph.size) < 0.5 &&
    Math.abs(open.across - across) < 0.5 &&
    gap < wordGap * glyph.size &&
    gap > -0.4 * glyph.size
  );
}

function rectangle(open: Open): { x: number; y: number; width: number; height: number } {
  const { glyph, from, to, across } = open;
  const up = glyph.ascent * glyph.size;
  const down = -glyph.descent * glyph.size;
  const length = Math.max(to - from, 0);
  switch (glyph.angle) {
    case 0:
      return { x: from, y: across - up, width: length, height: up + down };
    case 180:
      return { x: -to, y: across - down, width: length, height: up + down };
    case 90:
      return { x: across - down, y: from, width: up + down, height: length };
    case 270:
      return { x: across - up, y: -to, width: up + down, height: length };
  }
}
