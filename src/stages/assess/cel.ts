import { Environment } from '@marcbachmann/cel-js';
import { celReads } from '../../domain/cel-reads.ts';
import type { FactValue } from '../../domain/fact.ts';
import type { CalendarYear } from '../../domain/knowledge.ts';
import { MissingCalendarYear, registerCelFunctions } from './cel-functions.ts';

/**
 * `missing`: an error reached the top (a fact is absent, a value has the wrong type, something cannot be computed): never met, never not met.
 * `value` is what an expression gives that is not true or false. `missingYear` where it is a year of the working-day calendar that is lacking.
 */
export type CelOutcome = {
  readonly outcome: 'true' | 'false' | 'missing';
  readonly error?: string;
  readonly value?: unknown;
  readonly missingYear?: number;
};
/** Fact keys of the fact model to values; dates are YYYY-MM-DD. A key without value, or with null, is absent. */
export type FactsByKey = Readonly<Record<string, FactValue>>;
export type CompiledCel = {
  readonly expression: string;
  /** Paths of the facts that the expression reads: `line.products`, `line.products[].holder`. */
  readonly reads: readonly string[];
  readonly evaluate: (facts: FactsByKey) => CelOutcome;
};

/** Makes the evaluator over one working-day calendar. Expressions are compiled once each. */
export function celEvaluator(calendar: readonly CalendarYear[] = []): (expression: string, facts: FactsByKey) => CelOutcome {
  const environment = celEnvironment(calendar);
  const compiled = new Map<string, CompiledCel>();
  return (expression, facts) => {
    let known = compiled.get(expression);
    if (known === undefined) {
      known = compileIn(environment, expression);
      compiled.set(expression, known);
    }
    return known.evaluate(facts);
  };
}

/** Evaluates with no working-day calendar: counting working days cannot be computed. */
export const evaluateCel = celEvaluator();

/**
 * Compiles one expression for many evaluations. Throws cel-js's ParseError when it is not CEL.
 * && and || absorb an error where the other side decides, as the CEL specification says.
 */
export function compileCel(expression: string, calendar: readonly CalendarYear[] = []): CompiledCel {
  return compileIn(celEnvironment(calendar), expression);
}

/**
 * Nested objects from flat keys, for the paths in `reads`. Every object on the way to a path is bound, empty if nothing is known, so that
 * `has()` works and reading an absent leaf raises. A key may be both an object with fields and the beginning of further keys. YYYY-MM-DD text
 * becomes a timestamp at 00:00 UTC; an element of a list with `from` and without `to` ends on `application.date`, where that is known.
 */
export function bindFacts(facts: FactsByKey, reads: readonly string[]): Record<string, unknown> {
  const open = dayOf(facts['application.date']);
  const root: Bound = {};
  for (const read of reads) {
    const parts = (read.split('[]')[0] ?? read).split('.');
    let object = root;
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const name = parts[depth - 1] ?? '';
      const value = bindValue(facts[parts.slice(0, depth).join('.')], open);
      const isLeaf = depth === parts.length;
      if (isBound(value)) object[name] = { ...value, ...(isBound(object[name]) ? object[name] : {}) };
      else if (isLeaf && value !== undefined) object[name] = value;
      if (isLeaf) break;
      if (!isBound(object[name])) object[name] = {};
      object = object[name] as Bound;
    }
  }
  return root;
}

type Bound = Record<string, unknown>;

function celEnvironment(calendar: readonly CalendarYear[]): Environment {
  return registerCelFunctions(new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false }), calendar);
}

function compileIn(environment: Environment, expression: string): CompiledCel {
  const run = environment.parse(expression);
  const reads = celReads(expression);
  return {
    expression,
    reads,
    evaluate: (facts) => {
      try {
        const value: unknown = run(bindFacts(facts, reads));
        if (typeof value === 'boolean') return { outcome: value ? 'true' : 'false' };
        return { outcome: 'missing', value, error: `the expression gives ${typeof value}, not true or false` };
      } catch (error) {
        const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
        return { outcome: 'missing', error: message, ...(error instanceof MissingCalendarYear ? { missingYear: error.year } : {}) };
      }
    },
  };
}

function bindValue(value: FactValue | undefined, open: Date | undefined): unknown {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return dayOf(value) ?? value;
  if (Array.isArray(value)) return value.filter((element) => element !== null).map((element) => bindValue(element, open));
  if (typeof value !== 'object') return value;
  const bound: Bound = {};
  for (const [name, field] of Object.entries(value)) {
    const inner = bindValue(field, open);
    if (inner !== undefined) bound[name] = inner;
  }
  const isOpen = bound['from'] instanceof Date && (bound['to'] === undefined || bound['to'] === '');
  if (isOpen && open !== undefined) bound['to'] = open;
  return bound;
}

/** A calendar day that exists; `2026-02-30` stays text, so that comparing it raises. */
function dayOf(value: FactValue | undefined): Date | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/u.test(value)) return undefined;
  const day = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value ? undefined : day;
}

function isBound(value: unknown): value is Bound {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
