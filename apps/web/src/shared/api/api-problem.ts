import { type Problem, problemSchema } from '@sightline/spec';

/** Why a call failed: the API refused it, was unreachable, or sent an unexpected response. */
export type CallFailure =
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unexpected'; readonly status: number };

/** Thrown by `callApi`; `failure` says which of the three it was. */
export class ApiProblem extends Error {
  readonly failure: CallFailure;

  constructor(failure: CallFailure) {
    super(describe(failure));
    this.name = 'ApiProblem';
    this.failure = failure;
  }

  /** The stable code to show, for example `request.not_found` or `console.unreachable`. */
  get code(): string {
    switch (this.failure.kind) {
      case 'refused':
        return this.failure.problem.code;
      case 'unreachable':
        return 'console.unreachable';
      case 'unexpected':
        return `console.unexpected_${this.failure.status}`;
    }
  }

  /** True when nobody is signed in. */
  get isSignedOut(): boolean {
    return this.failure.kind === 'refused' && this.failure.problem.code === 'auth.required';
  }

  /** True when it does not exist, or the person has no access. */
  get isNotFound(): boolean {
    return this.failure.kind === 'refused' && this.failure.problem.status === 404;
  }
}

/** Reads a refusal of the API; a body that is not a problem gives `unexpected` with the status. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = problemSchema.safeParse(body);
  return new ApiProblem(
    parsed.success ? { kind: 'refused', problem: parsed.data } : { kind: 'unexpected', status: response.status },
  );
}

function describe(failure: CallFailure): string {
  switch (failure.kind) {
    case 'refused':
      return failure.problem.detail;
    case 'unreachable':
      return 'The API is not responding. Check the network between this browser and the console.';
    case 'unexpected':
      return failure.status >= 500
        ? 'The API is unavailable. Try again in a moment.'
        : 'The console can’t read the API’s response. They may be on different versions; reload the page.';
  }
}
