/** What of a request decides whether it is let in. */
export interface PageRequest {
  readonly method: string;
  readonly path: string;
  readonly host: string | null;
  readonly origin: string | null;
  /** `Sec-Fetch-Site`, as browsers say where a request comes from. */
  readonly fetchSite: string | null;
}

export const PAGE_ROUTES = ['/', '/view.json', '/sections.json', '/summary.txt', '/run'] as const;
export type PageRoute = (typeof PAGE_ROUTES)[number];

export type PageDecision =
  | { readonly kind: 'serve'; readonly route: PageRoute }
  | { readonly kind: 'refuse'; readonly status: 403 | 404 | 405 | 421; readonly reason: string };

/**
 * Decides about a request to the page on `port`. Pure.
 *
 * The `Host` must be this machine's loopback: a foreign name that was pointed at 127.0.0.1 (DNS rebinding) would make the
 * page readable for a foreign site. What changes anything must come from the page itself; its token is asked for besides.
 */
export function guardRequest(request: PageRequest, port: number): PageDecision {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (request.host === null || !hosts.includes(request.host.toLowerCase())) {
    return { kind: 'refuse', status: 421, reason: `This page is at http://127.0.0.1:${port}/ only.` };
  }
  if (!isOwnOrigin(request, hosts)) {
    return { kind: 'refuse', status: 403, reason: 'Another site may not read or use this page.' };
  }
  const route = PAGE_ROUTES.find((known) => known === request.path);
  if (route === undefined) return { kind: 'refuse', status: 404, reason: 'There is no such page.' };
  const methods = route === '/run' ? ['POST'] : ['GET', 'HEAD'];
  if (!methods.includes(request.method)) {
    return { kind: 'refuse', status: 405, reason: `Only ${methods.join(' and ')} here.` };
  }
  if (route === '/run' && request.origin === null) {
    return { kind: 'refuse', status: 403, reason: 'Only the page itself may ask for a run.' };
  }
  return { kind: 'serve', route };
}

function isOwnOrigin({ origin, fetchSite, method }: PageRequest, hosts: readonly string[]): boolean {
  if (origin !== null && !hosts.includes(origin.replace(/^http:\/\//, ''))) return false;
  // A link on another site may lead here; nothing else from there may.
  return fetchSite !== 'cross-site' || (method === 'GET' && origin === null);
}
