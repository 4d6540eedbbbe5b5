/** The parts of a request that decide whether it is allowed. */
export interface PageRequest {
  readonly method: string;
  readonly path: string;
  readonly host: string | null;
  readonly origin: string | null;
  /** `Sec-Fetch-Site`: where the browser says the request comes from. */
  readonly fetchSite: string | null;
}

export const PAGE_ROUTES = ['/', '/view.json', '/sections.json', '/summary.txt', '/run'] as const;
export type PageRoute = (typeof PAGE_ROUTES)[number];

export type PageDecision =
  | { readonly kind: 'serve'; readonly route: PageRoute }
  | { readonly kind: 'refuse'; readonly status: 403 | 404 | 405 | 421; readonly reason: string };

/**
 * Decides whether to serve a request to the page on `port`. Pure.
 *
 * `Host` must be loopback: otherwise another site could read the page through a name that points at 127.0.0.1 (DNS
 * rebinding). Requests that change anything must come from the page itself, and also need its token.
 */
export function guardRequest(request: PageRequest, port: number): PageDecision {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (request.host === null || !hosts.includes(request.host.toLowerCase())) {
    return { kind: 'refuse', status: 421, reason: `This page is only at http://127.0.0.1:${port}/.` };
  }
  if (!isOwnOrigin(request, hosts)) {
    return { kind: 'refuse', status: 403, reason: 'Other sites cannot read or use this page.' };
  }
  const route = PAGE_ROUTES.find((known) => known === request.path);
  if (route === undefined) return { kind: 'refuse', status: 404, reason: 'Page not found.' };
  const methods = route === '/run' ? ['POST'] : ['GET', 'HEAD'];
  if (!methods.includes(request.method)) {
    return { kind: 'refuse', status: 405, reason: `Only ${methods.join(' and ')} allowed.` };
  }
  if (route === '/run' && request.origin === null) {
    return { kind: 'refuse', status: 403, reason: 'Only the page itself can start a run.' };
  }
  return { kind: 'serve', route };
}

function isOwnOrigin({ origin, fetchSite, method }: PageRequest, hosts: readonly string[]): boolean {
  if (origin !== null && !hosts.includes(origin.replace(/^http:\/\//, ''))) return false;
  // Other sites may link here, and nothing else.
  return fetchSite !== 'cross-site' || (method === 'GET' && origin === null);
}
