import type { FactDefinition } from '../domain/knowledge.ts';

type Model = readonly Pick<FactDefinition, 'key' | 'type' | 'fields'>[];

/**
 * Every path that an expression or `factsNeeded` may name: `cmo.sop.release.criteria`, `line.products`, `line.products[].holder`,
 * `cmo.qualifiedPersons[].posts[].area` (a field whose objects have the fields of another fact, `fieldsAs`), `cmo.sop.deviation.version`.
 */
export function factPaths(model: Model): Set<string> {
  const byKey = new Map(model.map((fact) => [fact.key, fact]));
  const paths = new Set<string>();
  const add = (path: string, type: string, fields: FactDefinition['fields'], depth: number): void => {
    paths.add(path);
    if (depth > 3) return;
    const inner = type === 'object' ? path : `${path}[]`;
    for (const field of fields ?? []) {
      const shared = field.fieldsAs === undefined ? undefined : byKey.get(field.fieldsAs)?.fields;
      add(`${inner}.${field.name}`, field.type, shared, depth + 1);
    }
  };
  for (const fact of model) add(fact.key, fact.type, fact.fields, 0);
  return paths;
}
