import { identity, type Matrix } from './matrix.ts';

export type PdfFont = {
  readonly ascent: number;
  readonly descent: number;
  readonly bold: boolean;
  readonly vertical: boolean;
  /** Glyph units to text space. */
  readonly unit: number;
};

/** What the painting operators change (ISO 32000-1, 8.4 and 9.3). Copied on `save`. */
export type GraphicsState = {
  ctm: Matrix;
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  font: PdfFont;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  hScale: number;
  leading: number;
  rise: number;
  renderMode: number;
  /** 0xrrggbb, or null for a pattern. */
  fill: number | null;
  alpha: number;
  /** Left, top, right, bottom on the displayed page. */
  clip: readonly [number, number, number, number];
};

export const defaultFont: PdfFont = { ascent: 0.88, descent: -0.2, bold: false, vertical: false, unit: 0.001 };

export function initialState(ctm: Matrix, width: number, height: number): GraphicsState {
  return {
    ctm,
    textMatrix: identity,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
    font: defaultFont,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    hScale: 1,
    leading: 0,
    rise: 0,
    renderMode: 0,
    fill: 0x000000,
    alpha: 1,
    clip: [-1e6, -1e6, Math.max(width, 1) + 1e6, Math.max(height, 1) + 1e6],
  };
}
