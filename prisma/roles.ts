import type { Client } from 'pg';

/** The two roles the processes log in as; see prisma/README.md for what each may do. */
export const RUNTIME_ROLES = ['sightline_app', 'sightline_system'] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];

/** A password per role; null leaves the present one (a new role then cannot log in by password). */
export type RolePasswords = Readonly<Record<RuntimeRole, string | null>>;

/**
 * Reads the roles' passwords from the connection URLs of the processes, so that they are written down once.
 *
 * Answers null for a URL that is missing or names another role. Throws TypeError when a URL is none.
 */
export function passwordsFromUrls(urls: readonly (string | undefined)[]): RolePasswords {
  const found = new Map<string, string>();
  for (const url of urls) {
    if (url === undefined || url === '') continue;
    const { username, password } = new URL(url);
    if (password !== '') found.set(decodeURIComponent(username), decodeURIComponent(password));
  }
  return {
    sightline_app: found.get('sightline_app') ?? null,
    sightline_system: found.get('sightline_system') ?? null,
  };
}

/**
 * Creates the runtime roles where they are missing and sets the passwords given.
 *
 * May run any number of times, also from several databases of one cluster at once. Throws when a role exists but could
 * get round row-level security (superuser or BYPASSRLS), and what Postgres throws when the owner may not create roles.
 */
export async function ensureRoles(client: Client, passwords: RolePasswords): Promise<void> {
  for (const role of RUNTIME_ROLES) {
    await retryingConcurrentUpdate(() => ensureRole(client, role, passwords[role]));
    await refuseUnboundRole(client, role);
  }
}

async function ensureRole(client: Client, role: RuntimeRole, password: string | null): Promise<void> {
  const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (known.rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS`);
  // No parameters in utility statements; escapeLiteral is the driver's own quoting.
  if (password !== null) await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
}

async function refuseUnboundRole(client: Client, role: RuntimeRole): Promise<void> {
  const unbound = await client.query('SELECT FROM pg_roles WHERE rolname = $1 AND (rolsuper OR rolbypassrls)', [role]);
  if (unbound.rowCount !== 0)
    throw new Error(`role ${role} could bypass row-level security: take SUPERUSER and BYPASSRLS from it`);
}

/** Roles belong to the cluster while the migration lock belongs to one database, so two runs can meet here. */
async function retryingConcurrentUpdate(work: () => Promise<void>, attemptsLeft = 5): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (attemptsLeft === 0 || !isConcurrentUpdate(error)) throw error;
    await retryingConcurrentUpdate(work, attemptsLeft - 1);
  }
}

/** duplicate_object, unique_violation, or the internal_error "tuple concurrently updated". */
function isConcurrentUpdate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['42710', '23505', 'XX000'].includes(String(error.code));
}
