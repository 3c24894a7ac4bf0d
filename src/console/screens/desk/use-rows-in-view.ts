import { type RefObject, useCallback, useState } from 'react';
import { rowsInView } from './rows-in-view.ts';

/**
 * First and last of the rows within `margin` CSS pixels of what is in sight, and the look that finds them anew: to be called on each
 * scroll and when the rows are laid out otherwise. Draws again only when other rows come near.
 */
export function useRowsInView(
  scroller: RefObject<HTMLElement | null>,
  tops: readonly number[],
  margin: number,
): readonly [rows: readonly [first: number, last: number], look: () => void] {
  const [rows, setRows] = useState<readonly [number, number]>([0, 0]);
  const look = useCallback(() => {
    const element = scroller.current;
    if (element === null || tops.length === 0) return;
    const from = element.scrollTop;
    const [first, last] = rowsInView(tops, from - margin, from + element.clientHeight + margin);
    setRows((before) => (before[0] === first && before[1] === last ? before : [first, last]));
  }, [scroller, tops, margin]);
  return [rows, look];
}
