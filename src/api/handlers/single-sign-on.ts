import { z } from 'zod';
import type { PersonId } from '../../domain/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import type { Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { clearFlowCookie, readFlowCookie, setFlowCookie, originOf, setSessionCookie } from '../session-cookie.ts';
import { words } from '../words.ts';

type Names = 'beginSingleSignOn' | 'finishSingleSignOn' | 'linkSignIn' | 'unlinkSignIn';
const Flow = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), at: z.number() });
const context = 'single-sign-on';
const flowMs = 10 * 60_000;

/**
 * Sign-in at the provider. What must come back is sealed in a cookie for the way, ten minutes long. The session is the same as any other; signing
 * asks for the password of this system, so a session at the provider alone never signs.
 */
export function singleSignOnHandlers({ store, provider, secrets, now, log }: Workspace): Pick<Handlers, Names> {
  const configured = () => {
    if (provider === undefined) throw new RequestError('not-found', words.noProvider);
    return provider;
  };
  const flowOf = (sealed: string | undefined) => {
    const text = sealed === undefined ? undefined : secrets.open(sealed, context);
    const flow = text === undefined ? undefined : Flow.safeParse(JSON.parse(text)).data;
    return flow !== undefined && now().getTime() - flow.at < flowMs ? flow : undefined;
  };
  return {
    beginSingleSignOn: async ({ response }) => {
      try {
        const { address, begun } = await configured().client.begin();
        setFlowCookie(response, secrets.seal(JSON.stringify({ ...begun, at: now().getTime() }), context), flowMs);
        response.redirect(303, address);
      } catch (fault) {
        if (fault instanceof RequestError) throw fault;
        log.warn('the sign-in provider was not reached', { fault: String(fault) });
        response.redirect(303, '/sign-in?sso=unreachable');
      }
    },
    finishSingleSignOn: async ({ request, response }) => {
      const { client } = configured();
      const flow = flowOf(readFlowCookie(request));
      clearFlowCookie(response);
      if (flow === undefined) return response.redirect(303, '/sign-in?sso=expired');
      const [, query = ''] = request.originalUrl.split('?');
      const who = await client.finish(query, flow).catch((fault: unknown) => {
        log.warn('a sign-in at the provider was refused', { fault: String(fault) });
        return undefined;
      });
      if (who === undefined) return response.redirect(303, '/sign-in?sso=refused');
      const answer = store.signInByProvider(who.issuer, who.subject, originOf(request));
      if (answer.kind === 'refused') return response.redirect(303, `/sign-in?sso=unlinked&subject=${encodeURIComponent(who.subject)}`);
      setSessionCookie(response, answer.token, answer.expiresAt);
      response.redirect(303, '/dossiers');
    },
    linkSignIn: ({ params, body, caller }) =>
      store.linkSignIn(params.personId as PersonId, configured().issuer, body.subject, caller.actor),
    unlinkSignIn: ({ params, caller }) => store.unlinkSignIn(params.personId as PersonId, caller.actor),
  };
}
