/**
 * Makes a burst of calls into few: the first acts at once, those that follow within `everyMs` act together at its end. Each key has
 * a time of its own. What a call stands for is never lost and never waits longer than `everyMs`.
 */
export function gather<Key>(act: (key: Key) => void, everyMs: number): (key: Key) => void {
  /** Keys that have just acted; true where calls have come since. */
  const lately = new Map<Key, boolean>();
  const begin = (key: Key): void => {
    lately.set(key, false);
    setTimeout(() => {
      const more = lately.get(key) === true;
      lately.delete(key);
      if (more) begin(key);
    }, everyMs);
    act(key);
  };
  return (key) => {
    if (lately.has(key)) lately.set(key, true);
    else begin(key);
  };
}
