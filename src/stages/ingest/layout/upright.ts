import type { PositionedPage, Rectangle, TextItem } from '../../../domain/extracted.ts';

export type UprightPage = {
  readonly width: number;
  readonly height: number;
  /** Text in the page's main direction, in a frame in which it reads from left to right. */
  readonly items: readonly TextItem[];
  readonly rules: readonly Rectangle[];
  /** Text in other directions (stamps, side notes), each direction in its own frame, as painted. */
  readonly aside: readonly TextItem[];
  /** From the upright frame back to the page as displayed. */
  readonly toDisplay: (box: Rectangle) => Rectangle;
};

/** Turns a page whose text mostly runs sideways, so that one way of reading fits all. */
export function uprightPage(page: PositionedPage, items: readonly TextItem[]): UprightPage {
  const letters = { 0: 0, 90: 0, 180: 0, 270: 0 };
  for (const item of items) letters[item.angle] += item.text.length;
  const angle = ([0, 90, 180, 270] as const).reduce(
    (best, candidate) => (letters[candidate] > letters[best] ? candidate : best),
    0 as TextItem['angle'],
  );
  const turn = (box: Rectangle): Rectangle => turned(box, angle, page.width, page.height);
  const main = items.filter((item) => item.angle === angle);
  const sideways = angle === 90 || angle === 270;
  const [width, height] = sideways ? [page.height, page.width] : [page.width, page.height];
  return {
    width,
    height,
    items: angle === 0 ? main : main.map((item) => ({ ...item, ...turn(item), angle: 0 })),
    rules: angle === 0 ? page.rules : page.rules.map(turn),
    aside: items.filter((item) => item.angle !== angle),
    toDisplay: (box) => (angle === 0 ? box : turned(box, ((360 - angle) % 360) as TextItem['angle'], width, height)),
  };
}

/** A rectangle of a `width` × `height` page after the page is turned back by `angle` degrees clockwise. */
function turned(box: Rectangle, angle: TextItem['angle'], width: number, height: number): Rectangle {
  switch (angle) {
    case 0:
      return { x: box.x, y: box.y, width: box.width, height: box.height };
    case 90:
      return { x: box.y, y: width - box.x - box.width, width: box.height, height: box.width };
    case 180:
      return { x: width - box.x - box.width, y: height - box.y - box.height, width: box.width, height: box.height };
    case 270:
      return { x: height - box.y - box.height, y: box.x, width: box.height, height: box.width };
  }
}
