import type { RenderTask } from 'pdfjs-dist';
import { beforeEach, describe, expect, it } from 'vitest';
import { drawRanks, enqueueDrawing } from '../../../src/console/screens/desk/draw-queue.ts';

/** A page of an engine that draws when it is told to, and forgets what it has when it is cancelled. */
function page(name: string, log: string[]) {
  const canvas = { name } as unknown as HTMLCanvasElement;
  let finish: () => void = () => undefined;
  return {
    begin: () => {
      log.push(`begin ${name}`);
      let fail: (reason: Error) => void = () => undefined;
      const promise = new Promise<void>((done, failed) => {
        finish = done;
        fail = failed;
      });
      const cancel = (): void => {
        log.push(`cancel ${name}`);
        fail(new Error('cancelled'));
      };
      return Promise.resolve({ task: { promise, cancel } as unknown as RenderTask, canvas });
    },
    canvas,
    finish: () => finish(),
  };
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('drawing pages one after the other', () => {
  let log: string[];
  beforeEach(() => {
    log = [];
  });

  it('draws the sought page before pages in sight, and those before pages in small', async () => {
    const [first, small, near, sought] = ['first', 'small', 'near', 'sought'].map((name) => page(name, log));
    const all = [
      enqueueDrawing(drawRanks.sought, first!.begin),
      enqueueDrawing(drawRanks.small, small!.begin),
      enqueueDrawing(drawRanks.inSight, near!.begin),
      enqueueDrawing(drawRanks.sought, sought!.begin),
    ];
    for (const item of [first, sought, near, small]) {
      await settled();
      item!.finish();
    }
    expect(await Promise.all(all.map(({ drawn }) => drawn))).toEqual([first, small, near, sought].map((item) => item!.canvas));
    expect(log).toEqual(['begin first', 'begin sought', 'begin near', 'begin small']);
  });

  it('lets a page ahead of need make room for the sought one, and draws it again afterwards', async () => {
    const ahead = page('ahead', log);
    const sought = page('sought', log);
    const first = enqueueDrawing(drawRanks.ahead, ahead.begin);
    await settled();
    const second = enqueueDrawing(drawRanks.sought, sought.begin);
    await settled();
    sought.finish();
    expect(await second.drawn).toBe(sought.canvas);
    await settled();
    ahead.finish();
    expect(await first.drawn).toBe(ahead.canvas);
    expect(log).toEqual(['begin ahead', 'cancel ahead', 'begin sought', 'begin ahead']);
  });

  it('counts nothing of a page that made room while its file was being opened', async () => {
    const sought = page('sought', log);
    const again = page('again', log);
    const opening: (() => void)[] = [];
    const late = page('late', log);
    const first = enqueueDrawing(drawRanks.ahead, async () => {
      if (opening.length > 0) return again.begin();
      await new Promise<void>((done) => opening.push(done));
      return late.begin();
    });
    await settled();
    const second = enqueueDrawing(drawRanks.sought, sought.begin);
    await settled();
    sought.finish();
    expect(await second.drawn).toBe(sought.canvas);
    await settled();
    opening[0]!();
    await settled();
    again.finish();
    expect(await first.drawn).toBe(again.canvas);
    expect(log).toEqual(['begin sought', 'begin again', 'begin late', 'cancel late']);
  });

  it('goes on with a page that is sought while it is drawn ahead', async () => {
    const ahead = page('ahead', log);
    const drawing = enqueueDrawing(drawRanks.ahead, ahead.begin);
    await settled();
    drawing.hasten(drawRanks.sought);
    ahead.finish();
    expect(await drawing.drawn).toBe(ahead.canvas);
    expect(log).toEqual(['begin ahead']);
  });

  it('gives the turn to the next when one is cancelled or cannot be opened', async () => {
    const given = page('given up', log);
    const last = page('last', log);
    const first = enqueueDrawing(drawRanks.sought, given.begin);
    const broken = enqueueDrawing(drawRanks.sought, () => Promise.reject(new Error('the file cannot be opened')));
    const third = enqueueDrawing(drawRanks.sought, last.begin);
    await settled();
    first.cancel();
    await settled();
    last.finish();
    expect(await Promise.all([first.drawn, broken.drawn, third.drawn])).toEqual([null, null, last.canvas]);
    expect(log).toEqual(['begin given up', 'cancel given up', 'begin last']);
  });
});
