import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { routes, type RouteContract, type RouteName } from '../contract/index.ts';
import type { Actor, Bilingual, Person } from '../domain/index.ts';
import type { Sight } from '../governance/index.ts';
import { RequestError } from './http-error.ts';
import { words } from './words.ts';

type Routes = typeof routes;
type PathParams<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [K in Name]: string } & PathParams<Rest>
  : unknown;
type QueryOf<R> = R extends { query: infer Q extends z.ZodType } ? z.output<Q> : undefined;
type BodyOf<R> = R extends { body: infer B } ? (B extends z.ZodType ? z.output<B> : Uint8Array) : undefined;
type ResultOf<R extends RouteContract> = R['response'] extends z.ZodType ? z.input<R['response']> : void;

/** Who is calling: a signed-in person, known by cookie or token. */
export type Caller = {
  readonly person: Person;
  readonly actor: Extract<Actor, { kind: 'person' }>;
  readonly secret: string;
  /** End of the session if nothing more is asked; null for a token. */
  readonly expiresAt: string | null;
  /** Signed in with a start password, or without the second factor that a role of theirs asks for: may mend that, and nothing else. */
  readonly mustFirst: 'change-password' | 'enrol' | null;
};

export type Call<N extends RouteName> = {
  readonly params: PathParams<Routes[N]['path']>;
  readonly query: QueryOf<Routes[N]>;
  readonly body: BodyOf<Routes[N]>;
  /** Undefined only on routes for anyone. */
  readonly caller: Routes[N]['roles'] extends 'anyone' ? Caller | undefined : Caller;
  readonly request: Request;
  /** For bytes and events; JSON goes back as the return value. */
  readonly response: Response;
};
export type Handlers = { readonly [N in RouteName]: (call: Call<N>) => Promise<ResultOf<Routes[N]>> | ResultOf<Routes[N]> };

/** Finds who calls; throws RequestError `auth.required` or `auth.forbidden` (stale CSRF token). */
export type FindCaller = (request: Request, changes: boolean) => Caller | undefined;

/**
 * Lets a caller through to a dossier or throws. What may not be seen does not exist: `not-found` in the words of a dossier that is not there.
 * Who sees it but may not take its files away is told whom to ask: `auth.forbidden`, code `ask`.
 */
export type GuardDossier = (caller: Caller, dossierId: string, wanted: Exclude<Sight, 'nothing'>) => void;

const always: readonly RouteName[] = ['health', 'signIn', 'session', 'signOut', 'changePassword'];
/** What may be called before that is mended, and what the others are told. */
const beforehand = {
  'change-password': { may: always, message: words.passwordFirst, code: 'password-first' },
  enrol: { may: [...always, 'secondFactor', 'beginSecondFactor', 'enrolSecondFactor'], message: words.enrolFirst, code: 'enrol-first' },
} as const satisfies Record<string, { readonly may: readonly RouteName[]; readonly message: Bilingual; readonly code: string }>;
const uploadLimit = '200mb';

/** `/api/dossiers/{dossierId}` as Express spells it. */
export const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/gu, ':$1');

/**
 * Every route of the table gets: who are you, may you by your role, may you see the dossier in its path, is the request well formed; then its
 * handler. Nothing is served that is not in the table.
 */
export function bindRoutes(
  app: Express,
  handlers: Handlers,
  findCaller: FindCaller,
  guardDossier: GuardDossier,
  limitCaller: RequestHandler,
): void {
  const json = express.json({ limit: '1mb' });
  const bytes = express.raw({ type: () => true, limit: uploadLimit });
  for (const [name, route] of Object.entries(routes) as [RouteName, RouteContract][]) {
    const path = expressPath(route.path);
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
    const handle = async (request: Request, response: Response): Promise<void> => {
      const result = await (handlers[name] as (call: unknown) => unknown)({
        params: request.params,
        query: route.query === undefined ? undefined : parse(route.query, request.query),
        body: parseBody(route, request),
        caller: response.locals['caller'] as Caller | undefined,
        request,
        response,
      });
      if (route.response === 'bytes' || route.response === 'events') return;
      if (route.response === 'nothing') response.status(204).end();
      else response.json(result);
    };
    app[method](
      path,
      (request, response, next) => {
        const caller = findCaller(request, route.method !== 'GET' && route.roles !== 'anyone');
        response.locals['caller'] = caller;
        authorise(route, caller);
        const first = caller?.mustFirst ?? null;
        if (first !== null && !(beforehand[first].may as readonly RouteName[]).includes(name))
          throw new RequestError('auth.forbidden', beforehand[first].message, { code: beforehand[first].code });
        const { dossierId } = request.params;
        if (typeof dossierId === 'string' && caller !== undefined) guardDossier(caller, dossierId, route.sight ?? 'text');
        next();
      },
      limitCaller,
      route.body === 'bytes' ? bytes : json,
      handle,
    );
  }
}

function authorise(route: RouteContract, caller: Caller | undefined): void {
  if (route.roles === 'anyone') return;
  if (caller === undefined) throw new RequestError('auth.required', words.signInFirst);
  const allowed = route.roles;
  if (allowed !== 'signed-in' && !caller.person.roles.some((role) => allowed.includes(role)))
    throw new RequestError('auth.forbidden', words.roleMissing);
  const isProgram = caller.expiresAt === null;
  if (isProgram && route.method !== 'GET' && route.programs !== true)
    throw new RequestError('auth.forbidden', words.peopleOnly, { code: 'program' });
}

function parseBody(route: RouteContract, request: Request): unknown {
  if (route.body === undefined) return undefined;
  if (route.body === 'bytes') return Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array();
  return parse(route.body, request.body ?? {});
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new RequestError(
    'input.invalid',
    words.badRequest,
    result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  );
}
