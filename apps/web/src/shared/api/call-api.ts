import type { ConsoleRoute } from '@sightline/spec';
import { z } from 'zod';
import { ApiProblem, readProblem } from './api-problem.ts';
import type { CallInput, CallOutput } from './route-types.ts';

interface WireInput extends UrlParts {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * Calls a route of the console API and returns its response, parsed with the route's schema.
 *
 * Throws `ApiProblem` when the API refuses, is unreachable, or responds in another shape; an aborted call throws
 * what `fetch` throws.
 */
export async function callApi<const R extends ConsoleRoute>(route: R, input: CallInput<R>): Promise<CallOutput<R>> {
  const response = await send(route, input);
  if (!response.ok) throw await readProblem(response);

  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => null);
  const parsed = z.safeParse(route.response, answer);
  if (!parsed.success) throw new ApiProblem({ kind: 'unexpected', status: response.status });
  // The route's own schema parsed it; the compiler loses track of that through the type parameter.
  return parsed.data as CallOutput<R>;
}

async function send(route: ConsoleRoute, input: WireInput): Promise<Response> {
  try {
    return await fetch(urlOf(route.path, input), {
      method: route.method,
      signal: input.signal ?? null,
      headers: {
        accept: 'application/json',
        ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: input.body === undefined ? null : JSON.stringify(input.body),
    });
  } catch (error) {
    if (input.signal?.aborted === true) throw error;
    throw new ApiProblem({ kind: 'unreachable' });
  }
}

/** The parameters and query of a URL. */
interface UrlParts {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
}

/** Returns the relative URL of a route: its `:names` filled in, and its query without undefined or empty values. */
function urlOf(path: string, { params = {}, query = {} }: UrlParts): string {
  const filled = path.replaceAll(/:([A-Za-z]+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string' && value !== '') search.set(name, value);
    if (typeof value === 'number') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}
