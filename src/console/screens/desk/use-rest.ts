import { useCallback, useEffect, useRef, useState } from 'react';

/** True while nothing moves. `move` tells of a movement; the rest begins so many milliseconds after the last. */
export function useRest(afterMs: number): readonly [resting: boolean, move: () => void] {
  const [resting, setResting] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const move = useCallback(() => {
    setResting(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setResting(true), afterMs);
  }, [afterMs]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [resting, move];
}
