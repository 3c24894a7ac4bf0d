import type { HiddenReason, TextItem } from '../../domain/extracted.ts';
import { isCjk } from '../../domain/citation.ts';

/** How the characters of one painted string look. */
export type Style = {
  /** Font size as displayed, points. */
  readonly size: number;
  readonly ascent: number;
  readonly descent: number;
  readonly bold: boolean;
  readonly angle: 0 | 90 | 180 | 270;
};
/** The word that is being collected. `x`, `y`: origin of its first character; `from`, `to`: along the direction of writing, `across` it. */
type Open = {
  text: string;
  readonly x: number;
  readonly y: number;
  readonly style: Style;
  readonly hidden: HiddenReason | undefined;
  readonly from: number;
  to: number;
  readonly across: number;
  readonly spaceBefore: boolean;
  readonly cjk: boolean;
};

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

  /**
   * One painted character. `x`, `y` is its origin on the base line of the displayed page, y downwards; `advance` in points along the direction of
   * writing.
   */
  add(text: string, x: number, y: number, advance: number, style: Style, hidden: HiddenReason | undefined): void {
    if (isBlank(text)) {
      this.close();
      this.#space = true;
      return;
    }
    const { angle } = style;
    const from = angle === 0 ? x : angle === 90 ? y : angle === 180 ? -x : -y;
    const across = angle === 0 || angle === 180 ? y : x;
    const cjk = isCjk(text);
    const open = this.#open;
    if (open !== undefined && open.hidden === hidden && open.cjk === cjk && follows(open, style, from, across)) {
      open.text += text;
      open.to = from + advance;
      return;
    }
    this.close();
    this.#open = { text, x, y, style, hidden, from, to: from + advance, across, spaceBefore: this.#space, cjk };
    this.#space = false;
  }

  /** Ends the word that is being collected. */
  close(): void {
    const open = this.#open;
    if (open === undefined) return;
    this.#open = undefined;
    const { text, spaceBefore, hidden } = open;
    const { size, bold, angle } = open.style;
    const { x, y, width, height } = rectangle(open);
    const baseline = angle === 0 || angle === 180 ? open.y : open.x;
    const item = { text, x, y, width, height, size, baseline, bold, angle, order: this.items.length, spaceBefore };
    this.items.push(hidden === undefined ? item : { ...item, hidden });
  }
}

/** Most glyphs are one printing ASCII character, which is told without the pattern. */
function isBlank(text: string): boolean {
  return !(text.length === 1 && text > ' ' && text <= '~') && /^\s*$/u.test(text);
}

function follows(open: Open, style: Style, from: number, across: number): boolean {
  const { size, angle, bold } = style;
  const gap = from - open.to;
  return (
    Math.abs(open.across - across) < 0.5 &&
    gap < wordGap * size &&
    gap > -0.4 * size &&
    (open.style === style || (open.style.angle === angle && open.style.bold === bold && Math.abs(open.style.size - size) < 0.5))
  );
}

function rectangle({ style, from, to, across }: Open): { x: number; y: number; width: number; height: number } {
  const up = style.ascent * style.size;
  const down = -style.descent * style.size;
  const length = Math.max(to - from, 0);
  switch (style.angle) {
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
