/** A person at the console; calls the API with their session cookie. */
export interface ConsoleClient {
  get(path: string): Promise<Response>;
  send(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<Response>;
  readonly cookie: string;
}

const REQUEST_TIMEOUT_MS = 20_000;

/** Signs in like a browser at the console. Throws when the API refuses. */
export async function signIn(apiUrl: string, email: string, password: string): Promise<ConsoleClient> {
  const answer = await fetch(`${apiUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000' },
    body: JSON.stringify({ email, password }),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`Signing in as ${email}: ${answer.status} ${await answer.text()}`);
  return consoleClient(
    apiUrl,
    answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0] ?? '')
      .join('; '),
  );
}

/** Calls the API with a cookie; '' means no session. */
export function consoleClient(apiUrl: string, cookie: string): ConsoleClient {
  const call = async (method: string, path: string, body?: unknown): Promise<Response> =>
    await fetch(`${apiUrl}${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { cookie, get: async (path) => await call('GET', path), send: call };
}
