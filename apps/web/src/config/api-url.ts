const DEFAULT_API_URL = 'http://127.0.0.1:4000';

/**
 * Returns the URL of the API from `SIGHTLINE_API_URL`, read at run time: one build serves any API.
 *
 * Throws when the variable is set to something that is not an http(s) URL.
 */
export function apiUrl(): URL {
  const url = new URL(process.env['SIGHTLINE_API_URL'] ?? DEFAULT_API_URL);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new Error(`SIGHTLINE_API_URL is not an http(s) URL: ${url.href}`);
  }
  return url;
}
