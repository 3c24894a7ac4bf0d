import { useState } from 'react';
import { useKeys } from '../../keys/use-keys.ts';

const steps = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;
const storageKey = 'countersign.zoom';

function kept(): number {
  const value = Number(sessionStorage.getItem(storageKey));
  return steps.find((step) => step === value) ?? 1;
}

/** How large pages stand, 1 being the width of the pane; kept while the tab is open. `+` and `-` step, `0` fits the width. */
export function useZoom(): readonly [number, (by: 1 | -1) => void, () => void] {
  const [zoom, setZoom] = useState(kept);
  const set = (next: number): void => {
    sessionStorage.setItem(storageKey, String(next));
    setZoom(next);
  };
  const step = (by: 1 | -1): void => set(steps[Math.min(steps.length - 1, Math.max(0, steps.indexOf(zoom as 1) + by))]!);
  const fit = (): void => set(1);
  useKeys({ '+': () => step(1), '=': () => step(1), '-': () => step(-1), '0': fit });
  return [zoom, step, fit];
}
