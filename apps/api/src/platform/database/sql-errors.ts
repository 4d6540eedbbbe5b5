import { z } from 'zod';

const codedSchema = z.object({ code: z.string() });

/** SQLSTATE classes (PostgreSQL, Appendix A) that blame the values of a statement: data exception, constraint violation. */
const DATA_CLASSES: readonly string[] = ['22', '23'];

/** SQLSTATE classes and codes of Node and Prisma that say: no database, for now. */
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

/** Whether Postgres refused a statement for the values in it: the same values will be refused again. */
export function isDataError(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && code.length === 5 && DATA_CLASSES.includes(code.slice(0, 2));
}

/** Whether the database cannot be reached or will not work at the moment: a later try may go well. */
export function isDatabaseAway(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null) return AWAY_CODES.includes(code) || (code.length === 5 && AWAY_CLASSES.includes(code.slice(0, 2)));
  // pg's pool and client say it in words only.
  return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
}

function codeOf(error: unknown): string | null {
  return codedSchema.safeParse(error).data?.code ?? null;
}
