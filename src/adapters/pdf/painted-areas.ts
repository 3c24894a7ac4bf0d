import type { Rectangle } from '../../domain/extracted.ts';
import { apply, type Matrix } from './matrix.ts';

type Bounds = readonly [number, number, number, number];
type Fill = { readonly area: Bounds; /** null: a pattern, an image or half transparent: not known. */ readonly colour: number | null };

/** Thinner than this is a rule, thicker an area; points. */
const ruleThickness = 2.6;

/** What lies on the page besides text, in painting order: areas behind text, rules, images. */
export class PaintedAreas {
  readonly rules: Rectangle[] = [];
  readonly #fills: Fill[] = [];
  readonly #width: number;
  readonly #height: number;
  imageShare = 0;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  addImage(area: Bounds): void {
    const width = Math.min(area[2], this.#width) - Math.max(area[0], 0);
    const height = Math.min(area[3], this.#height) - Math.max(area[1], 0);
    if (width <= 0 || height <= 0) return;
    this.imageShare = Math.max(this.imageShare, (width * height) / (this.#width * this.#height));
    this.#fills.push({ area, colour: null });
  }

  addFill(area: Bounds, colour: number | null): void {
    this.#fills.push({ area, colour });
  }

  /** Filled sub-paths: thin ones are rules, others lie behind later text. `seen` is false for a fill that paints nothing. */
  addPath(data: ArrayLike<number>, ctm: Matrix, colour: number | null, seen: boolean): void {
    if (!seen) return;
    for (const { area, upright } of subPaths(data, ctm)) {
      const rule = toRule(area);
      if (rule !== undefined) this.rules.push(rule);
      else this.#fills.push({ area, colour: upright ? colour : null });
    }
  }

  /** Stroked sub-paths: straight ones are rules, rectangles are four. */
  addStroke(data: ArrayLike<number>, ctm: Matrix): void {
    for (const { area, upright } of subPaths(data, ctm)) {
      const rule = toRule(area);
      if (rule !== undefined) this.rules.push(rule);
      else if (upright) this.rules.push(...edges(area));
    }
  }

  /** Would this colour be lost at this place? It lies on the last area painted there, on white paper otherwise. */
  sameColour(x: number, y: number, colour: number): boolean {
    for (let index = this.#fills.length - 1; index >= 0; index -= 1) {
      const { area, colour: behind } = this.#fills[index]!;
      if (x >= area[0] && x <= area[2] && y >= area[1] && y <= area[3]) return behind !== null && near(behind, colour);
    }
    return near(0xffffff, colour);
  }
}

/** Colours that differ by less than 6 % in every channel cannot be told apart in print. */
function near(a: number, b: number): boolean {
  return apart(a, b, 16) <= 15 && apart(a, b, 8) <= 15 && apart(a, b, 0) <= 15;
}

function apart(a: number, b: number, shift: number): number {
  return Math.abs(((a >> shift) & 255) - ((b >> shift) & 255));
}

function toRule([left, top, right, bottom]: Bounds): Rectangle | undefined {
  const width = right - left;
  const height = bottom - top;
  if (Math.min(width, height) > ruleThickness || Math.max(width, height) < 3) return undefined;
  return { x: left, y: top, width, height };
}

function edges([left, top, right, bottom]: Bounds): Rectangle[] {
  const width = right - left;
  const height = bottom - top;
  return [
    { x: left, y: top, width, height: 0 },
    { x: left, y: bottom, width, height: 0 },
    { x: left, y: top, width: 0, height },
    { x: right, y: top, width: 0, height },
  ];
}

/** pdf.js path data: 0 move (x y), 1 line (x y), 2 curve (six numbers), 3 close. */
function* subPaths(data: ArrayLike<number>, ctm: Matrix): Generator<{ area: Bounds; upright: boolean }> {
  let area: [number, number, number, number] | undefined;
  let upright = true;
  let last: [number, number] = [0, 0];
  const reach = (x: number, y: number): [number, number] => {
    const point = apply(ctm, x, y);
    area =
      area === undefined
        ? [point[0], point[1], point[0], point[1]]
        : [Math.min(area[0], point[0]), Math.min(area[1], point[1]), Math.max(area[2], point[0]), Math.max(area[3], point[1])];
    return point;
  };
  for (let index = 0; index < data.length;) {
    const step = data[index]!;
    if (step === 0) {
      if (area !== undefined) yield { area, upright };
      area = undefined;
      upright = true;
      last = reach(data[index + 1]!, data[index + 2]!);
      index += 3;
    } else if (step === 1) {
      const next = reach(data[index + 1]!, data[index + 2]!);
      if (Math.abs(next[0] - last[0]) > 0.5 && Math.abs(next[1] - last[1]) > 0.5) upright = false;
      last = next;
      index += 3;
    } else if (step === 2) {
      reach(data[index + 1]!, data[index + 2]!);
      reach(data[index + 3]!, data[index + 4]!);
      last = reach(data[index + 5]!, data[index + 6]!);
      upright = false;
      index += 7;
    } else index += 1;
  }
  if (area !== undefined) yield { area, upright };
}
