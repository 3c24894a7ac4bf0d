import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { KnowledgeFault } from './fault.ts';
import { faultWords } from './words.ts';

export type KeyPath = readonly (string | number)[];

/** A YAML file whose content fits its schema, and the line of each of its parts. */
export type ReadYaml<T> = { readonly path: string; readonly value: T; readonly lineOf: (key: KeyPath) => number };

/**
 * Reads one YAML 1.2 file and checks it against a schema. Every fault is added to `faults` with its line: where a part is missing,
 * the line of what should hold it. Returns undefined when there was a fault.
 */
export function readYaml<S extends z.ZodType>(
  path: string,
  text: string,
  schema: S,
  faults: KnowledgeFault[],
): ReadYaml<z.output<S>> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    for (const error of document.errors)
      faults.push({ path, line: lines.linePos(error.pos[0]).line, what: faultWords.yaml(error.message) });
    return undefined;
  }
  const lineOf = (key: KeyPath): number => {
    for (let depth = key.length; depth >= 0; depth -= 1) {
      const node = depth === 0 ? document.contents : document.getIn(key.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return { path, value: checked.data, lineOf };
  for (const issue of checked.error.issues) {
    const key = issue.path.filter((part) => typeof part !== 'symbol');
    faults.push({ path, line: lineOf(key), what: faultWords.schema(key.join('.') || path, issue.message) });
  }
  return undefined;
}
