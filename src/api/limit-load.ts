import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Log } from '../adapters/log/create-log.ts';
import type { Caller } from './bind-routes.ts';
import { RequestError } from './http-error.ts';
import { loadWords as words } from './load-words.ts';

export type LoadLimits = {
  /** Requests that wait or are being answered; one more is refused at once. Open lines for live news do not count. */
  readonly mostOpen: number;
  /** So many requests of one account, by browser or program, in so many seconds. */
  readonly mostPerPerson: number;
  readonly inSeconds: number;
  /** Attempts of one address to sign in, to recover or to change what signs in. */
  readonly signInsPerMinute: number;
};
export const usualLimits: LoadLimits = { mostOpen: 500, mostPerPerson: 5000, inSeconds: 10, signInsPerMinute: 30 };

/** Answered however much waits: is the server up, and let me out. */
const always = ({ method, baseUrl, path }: Request): boolean =>
  ['GET /api/health', 'DELETE /api/session'].includes(`${method} ${baseUrl}${path}`);
const staysOpen = ({ path }: Request): boolean => path.endsWith('/events');
/** For so long the waiting requests are begun before new ones are taken from the network. */
const turnMs = 10;
const warnEveryMs = 10_000;

/**
 * Requests wait here in the order in which they came, where they can be counted: left alone they would wait unseen in the network. What is too
 * much is refused before it costs anything, 503 `overloaded`, so that those who are in are answered in time. For the path `/api`.
 */
export function admitInTurn({ mostOpen }: LoadLimits, log: Pick<Log, 'warn'>): RequestHandler {
  const waiting: { readonly response: Response; readonly next: NextFunction }[] = [];
  let open = 0;
  let refused = 0;
  let warnedAt = -Infinity;
  const refuse = (response: Response, next: NextFunction): void => {
    refused += 1;
    if (performance.now() - warnedAt > warnEveryMs) {
      log.warn('too many requests at once', { open, refused });
      warnedAt = performance.now();
    }
    response.setHeader('retry-after', '1');
    next(new RequestError('overloaded', words.overloaded));
  };
  const begin = (): void => {
    const end = performance.now() + turnMs;
    while (waiting.length > 0 && performance.now() < end) {
      const { response, next } = waiting.shift()!;
      // Whoever went away meanwhile gets nothing done.
      if (!response.closed) next();
    }
    if (waiting.length > 0) setImmediate(begin);
  };
  return (request, response, next) => {
    if (always(request)) return next();
    if (open >= mostOpen) return refuse(response, next);
    if (!staysOpen(request)) {
      open += 1;
      response.once('close', () => (open -= 1));
    }
    if (waiting.push({ response, next }) === 1) setImmediate(begin);
  };
}

/** For routes whose caller is known: who asks too often is refused, 429 `too-many`, until the seconds are over. */
export function limitPerPerson({ mostPerPerson, inSeconds }: LoadLimits): RequestHandler {
  const callerOf = (response: Response): Caller | undefined => response.locals['caller'] as Caller | undefined;
  return rateLimit({
    windowMs: inSeconds * 1000,
    limit: mostPerPerson,
    legacyHeaders: false,
    keyGenerator: (_, response) => callerOf(response as Response)?.person.id ?? '',
    skip: (request, response) => callerOf(response as Response) === undefined || always(request),
    handler: (_, response, next) => {
      response.setHeader('retry-after', String(inSeconds));
      next(new RequestError('too-many', words.tooManyOfYours));
    },
  });
}
