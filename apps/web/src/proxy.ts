import { type NextRequest, NextResponse } from 'next/server';
import { apiUrl } from './config/api-url.ts';

/**
 * Hands everything that is the API's to the API, so that a browser knows one origin only.
 *
 * A rewrite streams both ways: bodies, cookies, redirects and the live stream pass as they are.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  return NextResponse.rewrite(new URL(`${pathname}${search}`, apiUrl()));
}

export const config = {
  matcher: ['/v1/:path*', '/api/auth/:path*', '/openapi.json', '/install.sh', '/install.ps1', '/install/:path*'],
};
