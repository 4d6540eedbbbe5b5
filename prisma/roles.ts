import type { Client } from 'pg';

/** The two roles that the processes log in as; prisma/README.md lists what each may do. */
export const RUNTIME_ROLES = ['sightline_app', 'sightline_system'] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];

/** A password per role; null keeps the current one (a new role then cannot log in with a password). */
export type RolePasswords = Readonly<Record<RuntimeRole, string | null>>;

/**
 * Reads the roles' passwords from the connection URLs of the processes, so that they are configured only once.
 *
 * Returns null for a role without a URL. Throws TypeError for an invalid URL.
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
 * Creates missing runtime roles and sets the given passwords.
 *
 * Safe to run any number of times, even for several databases of one cluster at once. Throws when a role could bypass
 * row-level security (SUPERUSER or BYPASSRLS), and when the owner may not create roles.
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
  // Utility statements take no parameters; escapeLiteral is the driver's own quoting.
  if (password !== null) await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
}

async function refuseUnboundRole(client: Client, role: RuntimeRole): Promise<void> {
  const unbound = await client.query('SELECT FROM pg_roles WHERE rolname = $1 AND (rolsuper OR rolbypassrls)', [role]);
  if (unbound.rowCount !== 0)
    throw new Error(`role ${role} can bypass row-level security: remove SUPERUSER and BYPASSRLS from it`);
}

/** Retries, because roles belong to the cluster but the migration lock to one database: two runs can meet here. */
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
