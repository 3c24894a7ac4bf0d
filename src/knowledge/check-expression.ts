import { Environment } from '@marcbachmann/cel-js';
import type { Bilingual } from '../domain/bilingual.ts';
import { celReads } from '../domain/cel-reads.ts';
import { celSignatures } from '../domain/cel-signatures.ts';
import { faultWords } from './words.ts';

/** Declares the functions for the type check only; nothing is evaluated at load. */
const declarations = Object.values(celSignatures).reduce(
  (environment, signature) => environment.registerFunction(signature, () => undefined),
  new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false }),
);

/**
 * What is wrong with an expression, before it meets a dossier: not CEL, an unknown function or a wrong type, a result that cannot be true or
 * false, a fact that is not in the model. Empty when it is in order.
 */
export function faultsOfExpression(expression: string, factPaths: ReadonlySet<string>): Bilingual[] {
  const checked = declarations.check(expression);
  if (!checked.valid) return [faultWords.expression(checked.error?.message.split('\n')[0] ?? '')];
  if (checked.type !== 'bool' && checked.type !== 'dyn') return [faultWords.notBoolean(checked.type ?? '')];
  return celReads(expression)
    .filter((path) => !factPaths.has(path))
    .map(faultWords.noFact);
}
