import { z } from 'zod';
import { ErrorBody, routes, type RouteContract } from '../contract/index.ts';

/** OpenAPI 3.1 description, made from the route table; the table is the only source. */
export function openApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  const shared = new SharedSchemas();
  shared.add('Error', ErrorBody);
  for (const [operationId, route] of Object.entries(routes) as [string, RouteContract][]) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(operationId, route, shared);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Countersign',
      version,
      description: 'Assistive review of regulatory dossiers. Nothing drafted takes effect until a named person decides.',
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'countersign' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: shared.all(),
    },
    paths,
  };
}

function operation(operationId: string, route: RouteContract, shared: SharedSchemas): object {
  const path = [...route.path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = Object.entries(route.query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !(schema as z.ZodType).safeParse(undefined).success,
    schema: shared.inline(schema as z.ZodType, 'input'),
  }));
  const roles = typeof route.roles === 'string' ? route.roles : route.roles.join(', ');
  return {
    operationId,
    summary: route.summary,
    description: `Roles: ${roles}.`,
    security: route.roles === 'anyone' ? [] : [{ session: [] }, { token: [] }],
    parameters: [...path, ...query],
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: bodyContent(route.body, shared) } }),
    responses: {
      [route.response === 'nothing' ? 204 : 200]: { description: 'Done', ...responseContent(route.response, shared) },
      default: {
        description: 'Refused; the message says what to do',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function bodyContent(body: NonNullable<RouteContract['body']>, shared: SharedSchemas): object {
  return body === 'bytes'
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: shared.inline(body, 'input') } };
}

function responseContent(response: RouteContract['response'], shared: SharedSchemas): object {
  if (response === 'nothing') return {};
  if (response === 'bytes') return { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };
  if (response === 'events') return { content: { 'text/event-stream': { schema: { type: 'string' } } } };
  return { content: { 'application/json': { schema: shared.inline(response, 'output') } } };
}

/**
 * Schemas under `#/components/schemas`. Recursive parts of a schema arrive as its own `$defs`, to which a pointer from the root of the
 * description does not lead; they are moved here, equal ones once.
 */
class SharedSchemas {
  private readonly schemas: Record<string, object> = {};
  private readonly nameOf = new Map<string, string>();

  add(name: string, schema: z.ZodType): void {
    this.schemas[name] = this.inline(schema, 'output');
  }

  inline(schema: z.ZodType, io: 'input' | 'output'): object {
    const { $defs = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    delete rest.$schema;
    const renamed = new Map<string, string>();
    for (const [local, definition] of Object.entries($defs)) {
      const text = JSON.stringify(definition).replaceAll(`#/$defs/${local}`, '#');
      const name = this.nameOf.get(text) ?? `Recursive${this.nameOf.size + 1}`;
      this.nameOf.set(text, name);
      renamed.set(`#/$defs/${local}`, `#/components/schemas/${name}`);
    }
    for (const [local, definition] of Object.entries($defs)) {
      const name = renamed.get(`#/$defs/${local}`)?.split('/').at(-1) ?? local;
      this.schemas[name] = repoint(definition, renamed) as object;
    }
    return repoint(rest, renamed) as object;
  }

  all(): Readonly<Record<string, object>> {
    return this.schemas;
  }
}

function repoint(value: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => repoint(item, renamed));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === '$ref' ? (renamed.get(String(item)) ?? item) : repoint(item, renamed)]),
  );
}
