import { type Problem, problemSchema } from '@sightline/spec';

/** Why a call came to nothing: the API refused it, could not be reached, or answered something else than agreed. */
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

  /** The stable code to show to a person, for example `request.not_found` or `console.unreachable`. */
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

  /** True when the thing does not exist, or is not for this person to know of. */
  get isNotFound(): boolean {
    return this.failure.kind === 'refused' && this.failure.problem.status === 404;
  }
}

/** Reads a refusal of the API; what is no problem body is `unexpected` with its status. */
export async function problemOf(response: Response): Promise<ApiProblem> {
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
      return 'The API does not answer. The network between this browser and the console may be out.';
    case 'unexpected':
      return failure.status >= 500
        ? 'The API is not available at the moment.'
        : 'The API answered something this console does not understand. It may be of another version.';
  }
}
