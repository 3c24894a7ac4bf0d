import { resolveHost, sendRequest } from '../adapters/egress/send-request.ts';
import { openProvider, type Provider, type ProviderSettings } from '../adapters/oidc/open-provider.ts';
import { createSignInDoor } from '../governance/index.ts';

/** The provider of single sign-on behind its guarded way out. */
export function signInProvider(settings: ProviderSettings): Provider {
  const { issuer, allowLoopbackHttp } = settings;
  return openProvider(settings, createSignInDoor({ issuer, allowLoopbackHttp, resolve: resolveHost, send: sendRequest }));
}
