import type { z } from 'zod';

/** One route of the console API: the API serves it, the console calls it, and /openapi.json describes it. */
export interface ConsoleRoute {
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `:name` for parameters, for example `/v1/tenants/:tenantId/stores/:storeId`. */
  readonly path: `/v1/${string}`;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /** The most bytes of a body, for a route that accepts more than others. */
  readonly bodyBytesMax?: number;
  /** 200 by default. */
  readonly status?: 200 | 201 | 204;
}

/** Checks a route against `ConsoleRoute` and keeps its literal types. */
export function route<const R extends ConsoleRoute>(definition: R): R {
  return definition;
}
