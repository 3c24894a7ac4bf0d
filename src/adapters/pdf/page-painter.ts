import type { HiddenReason, Rectangle, TextItem } from '../../domain/extracted.ts';
import { initialState, type GraphicsState, type PdfFont } from './graphics-state.ts';
import { bounds, identity, multiply, toMatrix, type Matrix } from './matrix.ts';
import { PaintedAreas } from './painted-areas.ts';
import { OPS } from './pdfjs.ts';
import { TextCollector } from './text-collector.ts';

/** Is an optional content group (a layer) shown as the document opens? */
export type LayerVisible = (group: unknown) => boolean;

type Glyph = { unicode?: string; width?: number; isSpace?: boolean; vmetric?: number[] };

/** Performs the operators of one page without painting: keeps where each character would stand and whether one could see it. */
export class PagePainter {
  readonly #width: number;
  readonly #height: number;
  readonly #fontOf: (name: string) => PdfFont;
  readonly #layerVisible: LayerVisible;
  readonly #saved: GraphicsState[] = [];
  readonly #text = new TextCollector();
  readonly #areas: PaintedAreas;
  /** One entry per open marked content; true where a hidden layer begins. */
  readonly #layers: boolean[] = [];
  #hiddenLayers = 0;
  #clipPending = false;
  #state: GraphicsState;

  constructor(ctm: Matrix, width: number, height: number, fontOf: (name: string) => PdfFont, layerVisible: LayerVisible) {
    this.#width = width;
    this.#height = height;
    this.#fontOf = fontOf;
    this.#layerVisible = layerVisible;
    this.#state = initialState(ctm, width, height);
    this.#areas = new PaintedAreas(width, height);
  }

  finish(): { items: readonly TextItem[]; rules: readonly Rectangle[]; imageShare: number } {
    this.#text.close();
    return { items: this.#text.items, rules: this.#areas.rules, imageShare: this.#areas.imageShare };
  }

  /** `closes`: the next operator is `restore`, which tells an image that was left out from a transformation before painting. */
  perform(operator: number, args: readonly unknown[], closes: boolean): void {
    const state = this.#state;
    switch (operator) {
      case OPS.save:
        this.#saved.push({ ...state });
        break;
      case OPS.restore:
        this.#state = this.#saved.pop() ?? state;
        break;
      case OPS.transform:
        state.ctm = multiply(state.ctm, toMatrix(args as number[]));
        if (closes) this.#areas.addImage(bounds(state.ctm, 0, 0, 1, 1));
        break;
      case OPS.paintFormXObjectBegin:
        this.#saved.push({ ...state });
        if (isGiven(args[0])) state.ctm = multiply(state.ctm, toMatrix(args[0] as number[]));
        if (isGiven(args[1])) this.#clipTo(bounds(state.ctm, ...(args[1] as [number, number, number, number])));
        break;
      case OPS.paintFormXObjectEnd:
        this.#state = this.#saved.pop() ?? state;
        break;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
      case OPS.paintSolidColorImageMask:
        this.#areas.addImage(bounds(state.ctm, 0, 0, 1, 1));
        break;
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps:
        this.#beginLayer(args[0] === 'OC' && isGiven(args[1]) && !this.#layerVisible(args[1]));
        break;
      case OPS.endMarkedContent:
        if (this.#layers.pop() === true) this.#hiddenLayers -= 1;
        break;
      case OPS.setFillRGBColor:
        state.fill = typeof args[0] === 'string' ? parseInt(args[0].slice(1), 16) : null;
        break;
      case OPS.setFillColorN:
      case OPS.shadingFill:
        state.fill = operator === OPS.setFillColorN ? null : state.fill;
        if (operator === OPS.shadingFill) this.#areas.addFill(state.clip, null);
        break;
      case OPS.setFillTransparent:
        state.alpha = 0;
        break;
      case OPS.setGState:
        this.#setParameters(args[0] as [string, unknown][]);
        break;
      case OPS.clip:
      case OPS.eoClip:
        this.#clipPending = true;
        break;
      case OPS.constructPath:
        this.#path(args);
        break;
      default:
        this.#textOperator(operator, args);
    }
  }

  #textOperator(operator: number, args: readonly unknown[]): void {
    const state = this.#state;
    switch (operator) {
      case OPS.beginText:
        state.textMatrix = identity;
        state.x = state.y = state.lineX = state.lineY = 0;
        break;
      case OPS.setFont:
        this.#setFont(args[0] as string, args[1] as number);
        break;
      case OPS.setTextMatrix:
        state.textMatrix = toMatrix((typeof args[0] === 'number' ? args : args[0]) as number[]);
        state.x = state.y = state.lineX = state.lineY = 0;
        break;
      case OPS.moveText:
        this.#moveText(args[0] as number, args[1] as number);
        break;
      case OPS.setLeadingMoveText:
        state.leading = -(args[1] as number);
        this.#moveText(args[0] as number, args[1] as number);
        break;
      case OPS.setLeading:
        state.leading = -(args[0] as number);
        break;
      case OPS.nextLine:
        this.#moveText(0, state.leading);
        break;
      case OPS.setCharSpacing:
        state.charSpacing = args[0] as number;
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = args[0] as number;
        break;
      case OPS.setHScale:
        state.hScale = (args[0] as number) / 100;
        break;
      case OPS.setTextRise:
        state.rise = args[0] as number;
        break;
      case OPS.setTextRenderingMode:
        state.renderMode = args[0] as number;
        break;
      case OPS.showText:
        this.#showText(args[0] as (Glyph | number)[]);
        break;
      default:
    }
  }

  #moveText(x: number, y: number): void {
    const state = this.#state;
    state.x = state.lineX += x;
    state.y = state.lineY += y;
  }

  #setFont(name: string, size: number): void {
    this.#state.font = this.#fontOf(name);
    this.#state.fontSize = size;
  }

  #setParameters(parameters: readonly [string, unknown][]): void {
    for (const [name, value] of parameters) {
      if (name === 'ca') this.#state.alpha = value as number;
      else if (name === 'Font') this.#setFont(...(value as [string, number]));
    }
  }

  #beginLayer(hides: boolean): void {
    this.#layers.push(hides);
    if (hides) this.#hiddenLayers += 1;
  }

  #clipTo([left, top, right, bottom]: readonly [number, number, number, number]): void {
    const { clip } = this.#state;
    this.#state.clip = [Math.max(clip[0], left), Math.max(clip[1], top), Math.min(clip[2], right), Math.min(clip[3], bottom)];
  }

  #path(args: readonly unknown[]): void {
    const operator = args[0] as number;
    const data = (args[1] as (ArrayLike<number> | null)[])[0];
    const box = args[2] as ArrayLike<number> | null | undefined;
    const state = this.#state;
    if (isGiven(box) && isGiven(data)) {
      const area = bounds(state.ctm, box[0]!, box[1]!, box[2]!, box[3]!);
      if (this.#clipPending) this.#clipTo(area);
      if (this.#hiddenLayers === 0) {
        if (isFill(operator)) this.#areas.addPath(data, state.ctm, state.alpha >= 0.99 ? state.fill : null, state.alpha > 0.01);
        if (isStroke(operator)) this.#areas.addStroke(data, state.ctm);
      }
    }
    this.#clipPending = false;
  }

  #showText(glyphs: readonly (Glyph | number)[]): void {
    const state = this.#state;
    const { font, fontSize } = state;
    const matrix = multiply(state.ctm, state.textMatrix);
    const angle = angleOf(matrix, fontSize);
    const scale = Math.hypot(matrix[2], matrix[3]);
    const size = Math.abs(fontSize) * scale;
    const stretch = Math.hypot(matrix[0], matrix[1]) * state.hScale;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        this.#advance((-glyph * fontSize) / 1000);
        continue;
      }
      const spacing = (glyph.isSpace === true ? state.wordSpacing : 0) + state.charSpacing;
      const width = font.vertical ? Math.abs(glyph.vmetric?.[0] ?? -1000) : (glyph.width ?? 0);
      const advance = width * font.unit * fontSize;
      const x = matrix[0] * state.x + matrix[2] * (state.y + state.rise) + matrix[4];
      const y = matrix[1] * state.x + matrix[3] * (state.y + state.rise) + matrix[5];
      const placed = {
        text: glyph.unicode ?? '',
        x,
        y: font.vertical ? y + size : y,
        advance: Math.abs(advance) * (font.vertical ? scale : stretch),
        size,
        ascent: font.ascent,
        descent: font.descent,
        bold: font.bold || state.renderMode === 2,
        angle,
        hidden: this.#hiddenBecause(x, y, size),
      };
      if (placed.text !== '') this.#text.add(placed);
      this.#advance(font.vertical ? -(advance - spacing) : advance + spacing);
    }
  }

  #advance(by: number): void {
    if (this.#state.font.vertical) this.#state.y += by;
    else this.#state.x += by * this.#state.hScale;
  }

  #hiddenBecause(x: number, y: number, size: number): HiddenReason | undefined {
    const state = this.#state;
    const middle = y - size * 0.3;
    const inside = x + size * 0.25;
    if (this.#hiddenLayers > 0) return 'layer';
    if (state.renderMode === 3 || state.renderMode === 7) return 'invisible';
    if (state.alpha < 0.02) return 'transparent';
    if (size < 2) return 'tiny';
    if (x < -1 || inside > this.#width + 1 || y < 0 || middle > this.#height) return 'off-page';
    const [left, top, right, bottom] = state.clip;
    if (inside < left || x > right || y + size * 0.1 < top || middle > bottom) return 'clipped';
    if (state.renderMode === 0 && state.fill !== null && this.#areas.sameColour(inside, middle, state.fill)) return 'same-colour';
    return undefined;
  }
}

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
const isFill = (operator: number): boolean =>
  operator === OPS.fill ||
  operator === OPS.eoFill ||
  operator === OPS.fillStroke ||
  operator === OPS.eoFillStroke ||
  operator === OPS.closeFillStroke ||
  operator === OPS.closeEOFillStroke;
const isStroke = (operator: number): boolean => operator === OPS.stroke || operator === OPS.closeStroke;

/** Direction of writing on the displayed page, to the nearest right angle, clockwise. */
function angleOf(matrix: Matrix, fontSize: number): 0 | 90 | 180 | 270 {
  const sign = fontSize < 0 ? -1 : 1;
  const quarter = Math.round(Math.atan2(sign * matrix[1], sign * matrix[0]) / (Math.PI / 2));
  return ([0, 90, 180, 270] as const)[(quarter + 4) % 4]!;
}
