import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { SessionView } from '../../contract/index.ts';
import type { Role } from '../../domain/index.ts';
import { call, keepToken, type Problem, whenSessionIsLost } from '../server/call.ts';
import type { Body } from '../server/endpoints.ts';
import { forgetAll } from '../server/resource.ts';

type SessionState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'none'; readonly problem?: Problem }
  | { readonly kind: 'signed-in'; readonly session: SessionView };

type SessionAccess = {
  readonly state: SessionState;
  readonly signIn: (given: Body<'signIn'>) => Promise<Problem | null>;
  readonly signOut: () => Promise<void>;
  /** Asks the server again what this session may do. */
  readonly refresh: () => Promise<void>;
  /** A new session after the password was changed. */
  readonly enter: (session: SessionView) => void;
};
/** What a person was writing leaves the browser when they sign out; see `draft-text.ts`. */
function forgetDraftTexts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('countersign.draft.')) localStorage.removeItem(key);
}

const SessionContext = createContext<SessionAccess | null>(null);

/** Who is signed in, for everything below it. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ kind: 'asking' });
  const enter = useCallback((session: SessionView) => {
    keepToken(session.csrfToken);
    setState({ kind: 'signed-in', session });
  }, []);

  useEffect(() => {
    whenSessionIsLost(() => setState({ kind: 'none' }));
    void call('session', {}).then((result) => {
      if (result.ok) enter(result.value);
      else setState(result.problem.kind === 'unreachable' ? { kind: 'none', problem: result.problem } : { kind: 'none' });
    });
  }, [enter]);

  const access = useMemo<SessionAccess>(
    () => ({
      state,
      signIn: async (given) => {
        const result = await call('signIn', {}, { body: given });
        if (!result.ok) return result.problem;
        forgetAll();
        enter(result.value);
        return null;
      },
      signOut: async () => {
        await call('signOut', {});
        forgetDraftTexts();
        keepToken('');
        forgetAll();
        setState({ kind: 'none' });
      },
      refresh: async () => {
        const result = await call('session', {});
        if (result.ok) enter(result.value);
      },
      enter: (session) => {
        forgetAll();
        enter(session);
      },
    }),
    [state, enter],
  );
  return <SessionContext value={access}>{children}</SessionContext>;
}

export function useSessionAccess(): SessionAccess {
  const access = useContext(SessionContext);
  if (access === null) throw new Error('useSessionAccess outside SessionProvider');
  return access;
}

/** The session; only for what stands behind the sign-in. */
export function useSession(): SessionView {
  const { state } = useSessionAccess();
  if (state.kind !== 'signed-in') throw new Error('useSession without a session');
  return state.session;
}

/** A person who only prepares submissions sees pre-checks, never reviews. */
export function useIsWriter(): boolean {
  return useSession().person.roles.every((role) => role === 'writer');
}

/** May the signed-in person act in one of these roles? Hides what the server would refuse anyway. */
export function useHasRole(...roles: readonly Role[]): boolean {
  return useSession().person.roles.some((role) => roles.includes(role));
}
