import * as client from 'openid-client';

export type ProviderSettings = {
  readonly issuer: string;
  readonly clientId: string;
  /** Undefined: a public client, held by PKCE alone. */
  readonly clientSecret: string | undefined;
  /** Address of our own to which the provider sends the browser back, as it is registered there. */
  readonly callback: string;
  readonly allowLoopbackHttp: boolean;
};
/** What the browser must bring back, kept sealed in between. */
export type Begun = { readonly state: string; readonly nonce: string; readonly verifier: string };
export type Provider = {
  /** Where to send the browser. Throws what the network throws. */
  begin(): Promise<{ readonly address: string; readonly begun: Begun }>;
  /** Who came back; checks state, PKCE, nonce, issuer, audience, expiry and signature of the token. Throws when one of them is wrong. */
  finish(query: string, begun: Begun): Promise<{ readonly issuer: string; readonly subject: string }>;
};

/** OpenID Connect, code flow with PKCE (RFC 7636), by openid-client; every request goes through the given guarded `fetch`. */
export function openProvider(settings: ProviderSettings, fetch: client.CustomFetch): Provider {
  const { issuer, clientId, clientSecret, callback, allowLoopbackHttp } = settings;
  let found: Promise<client.Configuration> | undefined;
  const discover = (): Promise<client.Configuration> => {
    const authentication = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret);
    const execute = allowLoopbackHttp ? [client.allowInsecureRequests] : [];
    found ??= client
      .discovery(new URL(issuer), clientId, undefined, authentication, { execute, [client.customFetch]: fetch })
      .then((configuration) => {
        configuration[client.customFetch] = fetch;
        return configuration;
      });
    /* A provider that was not reached is asked again the next time. */
    found.catch(() => (found = undefined));
    return found;
  };

  return {
    async begin() {
      const configuration = await discover();
      const begun = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope: 'openid',
        response_type: 'code',
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, begun };
    },
    async finish(query, { state, nonce, verifier }) {
      const current = new URL(callback);
      current.search = query;
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const claims = (await client.authorizationCodeGrant(await discover(), current, checks)).claims();
      if (claims === undefined) throw new Error('the provider gave no ID token');
      return { issuer: claims.iss, subject: claims.sub };
    },
  };
}
