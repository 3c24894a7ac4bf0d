import { parse, type ASTNode } from '@marcbachmann/cel-js';

/**
 * Dotted paths of the facts that a CEL expression reads, in order of appearance and without repeats: `production.batches`, and
 * `production.batches[].qpSignDate` for a field that a comprehension reads of each element; `has(a.b)` reads `a.b`.
 * Throws the parser's error when the expression is not CEL.
 */
export function celReads(expression: string): string[] {
  const reads = new Set<string>();
  note(visit(parse(expression).ast, new Map(), reads), reads);
  return [...reads];
}

/** The dotted path that a node stands for; undefined for a computed value. */
type Place = string | undefined;
type Scope = ReadonlyMap<string, Place>;

const comprehensions: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

function visit(node: ASTNode, scope: Scope, reads: Set<string>): Place {
  const visitAll = (nodes: readonly ASTNode[]): undefined => {
    for (const part of nodes) note(visit(part, scope, reads), reads);
    return undefined;
  };
  switch (node.op) {
    case 'value':
      return undefined;
    case 'id':
      return scope.has(node.args) ? scope.get(node.args) : node.args;
    case '.':
    case '.?': {
      const object = visit(node.args[0], scope, reads);
      return object === undefined ? undefined : `${object}.${node.args[1]}`;
    }
    case '[]':
    case '[?]': {
      const list = visit(node.args[0], scope, reads);
      note(list, reads);
      visitAll([node.args[1]]);
      return list === undefined ? undefined : `${list}[]`;
    }
    case 'rcall':
      return visitMethod(node.args, scope, reads);
    case 'call':
      return visitAll(node.args[1]);
    case 'map':
      return visitAll(node.args.flat());
    case '!_':
    case '-_':
      return visitAll([node.args]);
    default:
      return visitAll(node.args);
  }
}

/** A method call; in a comprehension the variable stands for an element of the list, and a filtered list is still that list. */
function visitMethod([method, receiver, args]: [string, ASTNode, ASTNode[]], scope: Scope, reads: Set<string>): Place {
  const list = visit(receiver, scope, reads);
  note(list, reads);
  const variable = args[0];
  const runs = comprehensions.has(method) && variable?.op === 'id';
  const inner = runs ? new Map(scope).set(variable.args, list === undefined ? undefined : `${list}[]`) : scope;
  for (const argument of runs ? args.slice(1) : args) note(visit(argument, inner, reads), reads);
  return method === 'filter' ? list : undefined;
}

/** A whole element of a list was noted with its list already. */
function note(place: Place, reads: Set<string>): void {
  if (place !== undefined && !place.endsWith('[]')) reads.add(place);
}
