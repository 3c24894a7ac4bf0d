import type { HiddenReason, Rectangle, TextItem } from '../../domain/extracted.ts';
import { initialState, type GraphicsState, type PdfFont } from './graphics-state.ts';
import { bounds, identity, multiply, toMatrix, type Matrix } from './matrix.ts';
import { PaintedAreas } from './painted-areas.ts';
import { OPS } from './pdfjs.ts';
import { TextCollector } from './text-collector.ts';

/** Is an optional content group (a layer) shown as the document opens? */
export type LayerVisible = (group: unknown) => boolean;

type Args = readonly unknown[];
type Act = (page: PagePainter, args: Args, closes: boolean) => void;
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
  perform(operator: number, args: Args, closes: boolean): void {
    PagePainter.#acts[operator]?.(this, args, closes);
  }

  /** What each operator does, by its number; the others paint nothing that is kept. */
  static readonly #acts: Readonly<Record<number, Act>> = {
    [OPS.showText]: (page, [glyphs]) => page.#showText(glyphs as (Glyph | number)[]),
    [OPS.save]: (page) => page.#save(),
    [OPS.restore]: (page) => page.#restore(),
    [OPS.transform]: (page, matrix, closes) => {
      page.#transform(matrix as number[]);
      if (closes) page.#image();
    },
    [OPS.paintFormXObjectBegin]: (page, [matrix, box]) => {
      page.#save();
      if (isGiven(matrix)) page.#transform(matrix as number[]);
      if (isGiven(box)) page.#clipTo(bounds(page.#state.ctm, ...(box as [number, number, number, number])));
    },
    [OPS.paintFormXObjectEnd]: (page) => page.#restore(),
    [OPS.paintImageXObject]: (page) => page.#image(),
    [OPS.paintInlineImageXObject]: (page) => page.#image(),
    [OPS.paintImageMaskXObject]: (page) => page.#image(),
    [OPS.paintSolidColorImageMask]: (page) => page.#image(),
    [OPS.beginMarkedContent]: (page, args) => page.#beginLayer(args),
    [OPS.beginMarkedContentProps]: (page, args) => page.#beginLayer(args),
    [OPS.endMarkedContent]: (page) => page.#endLayer(),
    [OPS.setFillRGBColor]: (page, [colour]) => void (page.#state.fill = typeof colour === 'string' ? parseInt(colour.slice(1), 16) : null),
    [OPS.setFillColorN]: (page) => void (page.#state.fill = null),
    [OPS.shadingFill]: (page) => page.#areas.addFill(page.#state.clip, null),
    [OPS.setFillTransparent]: (page) => void (page.#state.alpha = 0),
    [OPS.setGState]: (page, [parameters]) => page.#setParameters(parameters as [string, unknown][]),
    [OPS.clip]: (page) => void (page.#clipPending = true),
    [OPS.eoClip]: (page) => void (page.#clipPending = true),
    [OPS.constructPath]: (page, args) => page.#path(args),
    [OPS.beginText]: (page) => page.#setTextMatrix(identity),
    [OPS.setFont]: (page, [name, size]) => page.#setFont(name as string, size as number),
    [OPS.setTextMatrix]: (page, args) => page.#setTextMatrix(toMatrix((typeof args[0] === 'number' ? args : args[0]) as number[])),
    [OPS.moveText]: (page, [x, y]) => page.#moveText(x as number, y as number),
    [OPS.setLeadingMoveText]: (page, [x, y]) => {
      page.#state.leading = -(y as number);
      page.#moveText(x as number, y as number);
    },
    [OPS.setLeading]: (page, [by]) => void (page.#state.leading = -(by as number)),
    [OPS.nextLine]: (page) => page.#moveText(0, page.#state.leading),
    [OPS.setCharSpacing]: (page, [by]) => void (page.#state.charSpacing = by as number),
    [OPS.setWordSpacing]: (page, [by]) => void (page.#state.wordSpacing = by as number),
    [OPS.setHScale]: (page, [percent]) => void (page.#state.hScale = (percent as number) / 100),
    [OPS.setTextRise]: (page, [by]) => void (page.#state.rise = by as number),
    [OPS.setTextRenderingMode]: (page, [mode]) => void (page.#state.renderMode = mode as number),
  };

  #save(): void {
    this.#saved.push({ ...this.#state });
  }

  #restore(): void {
    this.#state = this.#saved.pop() ?? this.#state;
  }

  #transform(matrix: number[]): void {
    this.#state.ctm = multiply(this.#state.ctm, toMatrix(matrix));
  }

  #image(): void {
    this.#areas.addImage(bounds(this.#state.ctm, 0, 0, 1, 1));
  }

  #setTextMatrix(matrix: Matrix): void {
    const state = this.#state;
    state.textMatrix = matrix;
    state.x = state.y = state.lineX = state.lineY = 0;
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

  #beginLayer([tag, group]: Args): void {
    const hides = tag === 'OC' && isGiven(group) && !this.#layerVisible(group);
    this.#layers.push(hides);
    if (hides) this.#hiddenLayers += 1;
  }

  #endLayer(): void {
    if (this.#layers.pop() === true) this.#hiddenLayers -= 1;
  }

  #clipTo([left, top, right, bottom]: readonly [number, number, number, number]): void {
    const { clip } = this.#state;
    this.#state.clip = [Math.max(clip[0], left), Math.max(clip[1], top), Math.min(clip[2], right), Math.min(clip[3], bottom)];
  }

  #path(args: Args): void {
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
    const scale = Math.hypot(matrix[2], matrix[3]);
    const size = Math.abs(fontSize) * scale;
    const stretch = font.vertical ? scale : Math.hypot(matrix[0], matrix[1]) * state.hScale;
    const bold = font.bold || state.renderMode === 2;
    const style = { size, ascent: font.ascent, descent: font.descent, bold, angle: angleOf(matrix, fontSize) };
    const unseen = this.#unseenAnywhere(size);
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
      const text = glyph.unicode ?? '';
      if (text !== '')
        this.#text.add(text, x, font.vertical ? y + size : y, Math.abs(advance) * stretch, style, unseen ?? this.#unseenAt(x, y, size));
      this.#advance(font.vertical ? -(advance - spacing) : advance + spacing);
    }
  }

  #advance(by: number): void {
    if (this.#state.font.vertical) this.#state.y += by;
    else this.#state.x += by * this.#state.hScale;
  }

  /** Why text of this size cannot be seen now, wherever it stands. */
  #unseenAnywhere(size: number): HiddenReason | undefined {
    const { renderMode, alpha } = this.#state;
    if (this.#hiddenLayers > 0) return 'layer';
    if (renderMode === 3 || renderMode === 7) return 'invisible';
    if (alpha < 0.02) return 'transparent';
    return size < 2 ? 'tiny' : undefined;
  }

  /** Why a character cannot be seen at this place. */
  #unseenAt(x: number, y: number, size: number): HiddenReason | undefined {
    const { renderMode, fill, clip } = this.#state;
    const middle = y - size * 0.3;
    const inside = x + size * 0.25;
    if (x < -1 || inside > this.#width + 1 || y < 0 || middle > this.#height) return 'off-page';
    if (inside < clip[0] || x > clip[2] || y + size * 0.1 < clip[1] || middle > clip[3]) return 'clipped';
    return renderMode === 0 && fill !== null && this.#areas.sameColour(inside, middle, fill) ? 'same-colour' : undefined;
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
