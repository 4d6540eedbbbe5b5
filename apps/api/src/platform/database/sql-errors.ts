import { z } from 'zod';

const codedSchema = z.object({ code: z.string() });

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

/** Returns whether Postgres refused a statement for its values; it would refuse the same values again. */
export function isDataError(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && code.length === 5 && DATA_CLASSES.includes(code.slice(0, 2));
}

/** Returns whether the database is unreachable or unavailable at the moment; a later attempt may succeed. */
export function isDatabaseAway(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null) return AWAY_CODES.includes(code) || (code.length === 5 && AWAY_CLASSES.includes(code.slice(0, 2)));
  // pg's pool and client give only a message, no code.
  return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
}

function codeOf(error: unknown): string | null {
  return codedSchema.safeParse(error).data?.code ?? null;
}
