import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { figureAt } from '../../src/governance/index.ts';
import type { Summary } from './summarise-scores.ts';

const Thresholds = z.object({ min: z.record(z.string(), z.number()), max: z.record(z.string(), z.number()) });

/** Thresholds that a summary does not reach, in words. A figure that was not measured reaches none. */
export function belowTheGate(summary: Summary, file: string): string[] {
  const { min, max } = Thresholds.parse(JSON.parse(readFileSync(file, 'utf8')));
  const look = (limits: Record<string, number>, holds: (value: number, limit: number) => boolean): string[] =>
    Object.entries(limits).flatMap(([path, limit]) => {
      const value = figureAt(summary, path);
      if (value === undefined) return [`${path} was not measured, the threshold is ${limit}.`];
      return holds(value, limit) ? [] : [`${path} is ${value}, the threshold ${limit}.`];
    });
  return [...look(min, (value, limit) => value >= limit), ...look(max, (value, limit) => value <= limit)];
}
