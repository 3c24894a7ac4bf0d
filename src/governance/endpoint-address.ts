import type { Endpoint, EndpointLocation } from '../domain/endpoint.ts';
import type { Bilingual } from '../domain/bilingual.ts';
import { isLoopback, isPrivateAddress } from './private-address.ts';
import { words } from './words.ts';

export const routes = ['/chat/completions', '/embeddings'] as const;
export type EgressRoute = (typeof routes)[number];

/** The address in its one spelling, or why it cannot be registered. */
export function checkBaseUrl(
  text: string,
  location: EndpointLocation,
): { readonly kind: 'good'; readonly baseUrl: string } | { readonly kind: 'bad'; readonly message: Bilingual } {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/u.test(url.protocol)) return { kind: 'bad', message: words.addressNotHttp };
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return { kind: 'bad', message: words.addressWithExtras };
  if (location === 'external' && url.protocol === 'http:' && !isLoopback(url.hostname))
    return { kind: 'bad', message: words.addressNotEncrypted };
  const literal = /^[\d.]+$|^\[/u.test(url.hostname);
  if (location === 'on-premises' && literal && !isPrivateAddress(url.hostname)) return { kind: 'bad', message: words.addressNotPrivate };
  return { kind: 'good', baseUrl: url.href.replace(/\/+$/u, '') };
}

/**
 * The route that an address asks for, when it is exactly one of the endpoint's: same scheme, host, port and path, no user, query or
 * fragment. Compared after parsing (WHATWG URL), so that no second spelling passes.
 */
export function routeOf(address: string, endpoint: Pick<Endpoint, 'baseUrl'>): EgressRoute | 'route-not-known' | 'address-not-registered' {
  const url = URL.parse(address);
  if (url === null) return 'address-not-registered';
  const route = routes.find((candidate) => url.href === `${endpoint.baseUrl}${candidate}`);
  if (route !== undefined) return route;
  const base = new URL(endpoint.baseUrl);
  const within = url.origin === base.origin && url.username === '' && url.password === '' && url.href.startsWith(`${endpoint.baseUrl}/`);
  return within ? 'route-not-known' : 'address-not-registered';
}
