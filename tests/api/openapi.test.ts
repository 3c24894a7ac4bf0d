import { describe, expect, it } from 'vitest';
import { openApi } from '../../src/api/openapi.ts';
import { routes, type RouteContract } from '../../src/contract/index.ts';

type Operation = {
  operationId: string;
  summary: string;
  description: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean; schema: Record<string, unknown> }[];
  requestBody?: { content: Record<string, { schema: Record<string, unknown> }> };
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
};
const description = openApi('1.2.3') as {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
};
const table = (Object.entries(routes) as [string, RouteContract][]).map(([name, route]) => ({ name, ...route }));
const operationOf = ({ path, method }: { path: string; method: string }): Operation | undefined =>
  description.paths[path]?.[method.toLowerCase()];

describe('the description of the API', () => {
  it('has every route of the table, and nothing else', () => {
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(table.map(({ name, method, path }) => `${name} ${method} ${path}`).sort());
  });

  it('says its version', () => {
    expect(description).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } });
  });

  it('is JSON whose references all lead somewhere in it', () => {
    const text = JSON.stringify(description);
    const targets = [...text.matchAll(/"\$ref":"([^"]+)"/gu)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(0);
    for (const target of new Set(targets)) {
      const found = target
        .split('/')
        .slice(1)
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], description);
      expect(found, target).toBeTypeOf('object');
    }
    expect(text).not.toContain('$defs');
  });
});

describe.each(table)('$method $path', (route) => {
  const operation = operationOf(route)!;

  it('declares every path parameter as required', () => {
    const named = [...route.path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
    expect(operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name, required }) => [name, required])).toEqual(
      named.map((name) => [name, true]),
    );
  });

  it('declares its query', () => {
    expect(operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)).toEqual(
      Object.keys(route.query?.shape ?? {}),
    );
  });

  it('declares its body, its answer and how it refuses', () => {
    expect(operation.requestBody !== undefined).toBe(route.body !== undefined);
    const status = route.response === 'nothing' ? '204' : '200';
    expect(Object.keys(operation.responses).sort()).toEqual([status, 'default'].sort());
    expect(Object.keys(operation.responses[status]?.content ?? {})).toEqual(
      route.response === 'nothing'
        ? []
        : [
            route.response === 'bytes'
              ? 'application/octet-stream'
              : route.response === 'events'
                ? 'text/event-stream'
                : 'application/json',
          ],
    );
    expect(operation.responses['default']?.content?.['application/json']?.schema).toEqual({ $ref: '#/components/schemas/Error' });
  });

  it('says who may call it', () => {
    expect(operation.description).toContain(typeof route.roles === 'string' ? route.roles : route.roles.join(', '));
    expect(operation.security.length === 0).toBe(route.roles === 'anyone');
  });
});

it('what has a default need not be sent', () => {
  const limit = operationOf(routes.audit)?.parameters.find(({ name }) => name === 'limit');
  expect(limit?.required).toBe(false);
  const body = operationOf(routes.createDossier)?.requestBody?.content['application/json']?.schema;
  expect(body?.['required']).toEqual(['name']);
});
