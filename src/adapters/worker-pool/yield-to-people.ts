import { getPriority, setPriority } from 'node:os';

/** A third of the share of the processors that those have who serve people. Not less: files are read against a clock. */
const lowerBy = 5;
const lowest = 19;

/**
 * People who wait come before this thread and the processes that it starts from here on. On Linux alone a priority belongs to a thread; elsewhere
 * this would slow the whole server, and nothing is done.
 */
export function yieldToPeople(): void {
  if (process.platform === 'linux') setPriority(0, Math.min(lowest, getPriority(0) + lowerBy));
}
