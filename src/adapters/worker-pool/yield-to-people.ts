import { getPriority, setPriority } from 'node:os';

/**
 * A fortieth of the share of the processors that those have who serve people. Files are read against a clock, so a draft must not stand still: serving
 * keeps one processor busy at most, and another one is left for drafts.
 */
const lowerBy = 17;
const lowest = 19;

/**
 * People who wait come before this thread and the processes that it starts from here on. On Linux alone a priority belongs to a thread; elsewhere
 * this would slow the whole server, and nothing is done.
 */
export function yieldToPeople(): void {
  if (process.platform === 'linux') setPriority(0, Math.min(lowest, getPriority(0) + lowerBy));
}
