import { createHash, timingSafeEqual } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';
import type { Person } from '../domain/index.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import type { Caller, FindCaller } from './bind-routes.ts';
import { RequestError } from './http-error.ts';
import { words } from './words.ts';

const sessionName = 'countersign';
const flowName = 'countersign-sso';

/**
 * Over HTTPS a cookie has the prefix `__Host-`: the browser takes it only with `Secure`, for `/`, and from this host, so that no neighbour can
 * plant one (RFC 6265bis, 4.1.3.2). Over HTTP, which is loopback, a browser would refuse such a cookie. Each reads its own name only.
 */
const cookieName = (name: string, { secure }: Pick<Request, 'secure'>): string => (secure ? `__Host-${name}` : name);

/** Not readable by scripts, sent to this site only. */
export function setSessionCookie(response: Response, token: string, expiresAt: string): void {
  response.cookie(cookieName(sessionName, response.req), token, { ...kept(response, 'strict'), expires: new Date(expiresAt) });
}

export function clearSessionCookie(response: Response): void {
  response.clearCookie(cookieName(sessionName, response.req), kept(response, 'strict'));
}

function kept({ req }: Response, sameSite: 'strict' | 'lax'): CookieOptions {
  return { httpOnly: true, sameSite, path: '/', secure: req.secure };
}

/** Where a request comes from; behind a proxy on this machine, the address that the proxy tells. */
export function originOf(request: Request): { address: string; browser: string } {
  return { address: request.ip ?? '', browser: request.get('user-agent') ?? '' };
}

/** Bound to the session and not derivable without it; a page of another site cannot read it. */
export function csrfTokenOf(sessionToken: string): string {
  return createHash('sha256').update(`csrf:${sessionToken}`).digest('base64url');
}

/** A person by session cookie (changes also need the CSRF header) or by `Authorization: Bearer` token of a program. */
export function callerFinder(workspace: Pick<Workspace, 'store' | 'secondFactorRoles'>): FindCaller {
  const { store } = workspace;
  return (request, changes) => {
    const bearer = /^Bearer (\S+)$/u.exec(request.get('authorization') ?? '')?.[1];
    if (bearer !== undefined) {
      const person = store.personOfToken(bearer);
      return person && callerOf(person, bearer, null, workspace);
    }
    const token = readCookie(request, cookieName(sessionName, request));
    const session = token === undefined ? undefined : store.sessionOf(token);
    if (token === undefined || session === undefined) return undefined;
    if (changes && !sameText(request.get('x-csrf-token') ?? '', csrfTokenOf(token))) throw new RequestError('auth.forbidden', words.csrf);
    return callerOf(session.person, token, session.expiresAt, workspace);
  };
}

/** Who a caller is by now, for what stands open longer than a request; undefined once the session or token is no more. Not a use of the session. */
export function personNow({ secret, expiresAt }: Caller, store: Workspace['store']): Person | undefined {
  return expiresAt === null ? store.personOfToken(secret) : store.personOfSession(secret);
}

function callerOf(
  person: Person,
  secret: string,
  expiresAt: string | null,
  workspace: Pick<Workspace, 'store' | 'secondFactorRoles'>,
): Caller {
  const { id, name, roles } = person;
  return { person, actor: { kind: 'person', id, name, roles }, secret, expiresAt, mustFirst: mustFirst(person, workspace) };
}

/** What the person has to mend before anything else is answered. */
export function mustFirst(
  { id, roles }: Pick<Person, 'id' | 'roles'>,
  { store, secondFactorRoles }: Pick<Workspace, 'store' | 'secondFactorRoles'>,
): Caller['mustFirst'] {
  if (store.mustChangePassword(id)) return 'change-password';
  return roles.some((role) => secondFactorRoles.includes(role)) && store.secondFactor(id).since === null ? 'enrol' : null;
}

/** For the way to the provider and back only. `Lax`: the provider sends the browser here from its own site. */
export function setFlowCookie(response: Response, sealed: string, maxAge: number): void {
  response.cookie(cookieName(flowName, response.req), sealed, { ...kept(response, 'lax'), maxAge });
}

export function clearFlowCookie(response: Response): void {
  response.clearCookie(cookieName(flowName, response.req), kept(response, 'lax'));
}

export function readFlowCookie(request: Request): string | undefined {
  return readCookie(request, cookieName(flowName, request));
}

function readCookie(request: Request, wanted: string): string | undefined {
  for (const part of (request.get('cookie') ?? '').split(';')) {
    const [name, ...value] = part.trim().split('=');
    // Session tokens are base64url; anything else is no session and needs no decoding.
    if (name === wanted) return value.join('=');
  }
  return undefined;
}

function sameText(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}
