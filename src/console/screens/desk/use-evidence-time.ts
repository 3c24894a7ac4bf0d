import { useCallback, useEffect, useMemo, useRef } from 'react';
import { createEvidenceClock } from './evidence-clock.ts';

const lookEveryMs = 250;
const inputs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/**
 * Measures for how long the evidence of the open finding is in view: page visible, window focused, a highlight of the finding on the screen. Returns
 * what goes with a decision: whole seconds, nothing where the finding has no evidence. Kept in this page only, until it is left.
 */
export function useEvidenceTime(findingId: string | null, hasEvidence: boolean): () => { readonly evidenceSeconds?: number } {
  const clock = useMemo(createEvidenceClock, []);
  const open = useRef<string | null>(null);
  useEffect(() => {
    open.current = hasEvidence ? findingId : null;
  }, [findingId, hasEvidence]);
  const look = useCallback(() => clock.look(performance.now(), open.current !== null && isEvidenceInView() ? open.current : null), [clock]);
  useEffect(() => {
    const onInput = (): void => clock.input(performance.now());
    onInput();
    const timer = setInterval(look, lookEveryMs);
    for (const name of inputs) addEventListener(name, onInput, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const name of inputs) removeEventListener(name, onInput, { capture: true });
    };
  }, [clock, look]);
  return useCallback(() => {
    if (findingId === null || !hasEvidence) return {};
    look();
    return { evidenceSeconds: clock.secondsOf(findingId) };
  }, [clock, look, findingId, hasEvidence]);
}

/** Is some of the highlighted evidence inside the part of the document that shows, with no sheet over it? */
function isEvidenceInView(): boolean {
  if (document.visibilityState !== 'visible' || !document.hasFocus() || document.querySelector('dialog[open]') !== null) return false;
  return [...document.querySelectorAll('.stage [data-highlight^="evidence-"]')].some((mark) => {
    const frame = mark.closest('.stage')!.getBoundingClientRect();
    const { top, bottom, left, right } = mark.getBoundingClientRect();
    const height = Math.min(bottom, frame.bottom, innerHeight) - Math.max(top, frame.top, 0);
    const width = Math.min(right, frame.right, innerWidth) - Math.max(left, frame.left, 0);
    return height > 4 && width > 4;
  });
}
