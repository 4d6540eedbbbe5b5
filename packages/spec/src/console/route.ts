import type { z } from 'zod';

/** One route of the console API: what the API serves, the console calls and /openapi.json describes. */
export interface ConsoleRoute {
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `:name` for parameters, for example `/v1/tenants/:tenantId/stores/:storeId`. */
  readonly path: `/v1/${string}`;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /** The most bytes of a body, where they are more than other routes take. */
  readonly bodyBytesMax?: number;
  /** 200 unless said otherwise. */
  readonly status?: 200 | 201 | 204;
}

/** Keeps the literal types of a route while it is checked against `ConsoleRoute`. */
export function route<const R extends ConsoleRoute>(definition: R): R {
  return definition;
}
