import { z } from 'zod';

const codedSchema = z.object({ code: z.string() });

/** How Prisma passes on a Postgres error: Prisma's own code covers many SQLSTATEs. */
const prismaErrorSchema = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
});

/** SQLSTATE classes (PostgreSQL, Appendix A) that blame a statement's values: data exception, constraint violation. */
const DATA_CLASSES: readonly string[] = ['22', '23'];

/** SQLSTATE classes, and codes of Node and Prisma, that mean the database is unavailable for now. */
const AWAY_CLASSES: readonly string[] = ['08', '53', '57'];
const AWAY_CODES: readonly string[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
];

/**
 * Returns whether the row at hand caused an error, so that the other rows are worth a try without it: Postgres refused a
 * value, or our own code could not read or judge it. An error of the database, the network or the schema is not the row's
 * fault: it would hit every row, and a later attempt may succeed.
 */
export function isRowsFault(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== null) return DATA_CLASSES.includes(state.slice(0, 2));
  return error instanceof Error && codeOf(error) === null && !isDatabaseAway(error);
}

/** Returns whether the database is unreachable or unavailable at the moment; a later attempt may succeed. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== null) return AWAY_CLASSES.includes(state.slice(0, 2));
  const code = codeOf(error);
  if (code !== null) return AWAY_CODES.includes(code);
  // pg's pool and client give only a message, no code.
  return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
}

/** Returns the SQLSTATE of a Postgres error, through the driver or Prisma; null for none and for internal errors. */
function sqlStateOf(error: unknown): string | null {
  const original = prismaErrorSchema.safeParse(error).data?.meta.driverAdapterError.cause.originalCode;
  if (original !== undefined) return original;
  const code = codeOf(error);
  return code !== null && /^\d[\dA-Z]{4}$/.test(code) ? code : null;
}

function codeOf(error: unknown): string | null {
  return codedSchema.safeParse(error).data?.code ?? null;
}
