import type { ErrorCode, Problem } from '@sightline/spec';
import type { z } from 'zod';

const STATUS_BY_KIND = {
  malformed: 400,
  unauthenticated: 401,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media: 415,
  invalid: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type AppErrorKind = keyof typeof STATUS_BY_KIND;

interface AppErrorInput {
  readonly kind: AppErrorKind;
  readonly code: ErrorCode;
  /** For the caller: what happened, why, and what to do next. */
  readonly detail: string;
  readonly faults?: Problem['faults'];
  readonly retryAfterS?: number;
  /** For the log only. */
  readonly internal?: string;
  readonly cause?: unknown;
}

/** An error that we return to a caller on purpose. Everything else that is thrown is a bug. */
export class AppError extends Error {
  readonly kind: AppErrorKind;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly faults: Problem['faults'];
  readonly retryAfterS: number | null;

  constructor(input: AppErrorInput) {
    super(input.internal ?? input.detail, { cause: input.cause });
    this.name = 'AppError';
    this.kind = input.kind;
    this.code = input.code;
    this.detail = input.detail;
    this.faults = input.faults;
    this.retryAfterS = input.retryAfterS ?? null;
  }

  get status(): number {
    return STATUS_BY_KIND[this.kind];
  }
}

/** Returns the same error for things that do not exist and for things that the caller may not see. */
export function notFound(): AppError {
  return new AppError({ kind: 'not_found', code: 'request.not_found', detail: "Not found, or you don't have access." });
}

/** Returns the body of an error response. */
export function problemOf(error: AppError): Problem {
  return {
    type: `https://sightline.dev/errors/${error.code}`,
    title: error.code,
    status: error.status,
    code: error.code,
    detail: error.detail,
    ...(error.faults ? { faults: error.faults.slice(0, 50) } : {}),
  };
}

/** Lists where an input is invalid, for an error response. */
export function faultsOf(error: z.ZodError, prefix: string): { path: string; message: string }[] {
  return error.issues.slice(0, 50).map((issue) => ({
    path: [prefix, ...issue.path.map(String)].join('.'),
    message: issue.message,
  }));
}
