import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { trackPage } from '../../../src/console/screens/desk/page-in-sight.ts';

describe('the page in sight', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is told at once when it changes after a while, and not when it stays', () => {
    const track = trackPage();
    const told: number[] = [];
    track.follow(() => told.push(track.now()));
    track.see(1);
    track.see(2);
    track.see(2);
    vi.advanceTimersByTime(1000);
    track.see(2);
    track.see(3);
    expect(told).toEqual([2, 3]);
  });

  it('is told ten times a second while a document is scrolled quickly, and the last page always', () => {
    const track = trackPage();
    const told: number[] = [];
    track.follow(() => told.push(track.now()));
    for (let frame = 1; frame <= 60; frame += 1) {
      track.see(frame + 1);
      vi.advanceTimersByTime(16);
    }
    vi.advanceTimersByTime(100);
    expect(told.length).toBeLessThanOrEqual(11);
    expect(told.at(-1)).toBe(61);
  });

  it('is told to nobody who has left', () => {
    const track = trackPage();
    const told: number[] = [];
    track.follow(() => told.push(track.now()))();
    track.see(2);
    expect(told).toEqual([]);
  });
});
