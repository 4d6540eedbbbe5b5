import { Client } from 'pg';

/** The database of an embedded cluster, and the role that owns it. */
export const DATABASE = 'sightline';
export const OWNER = 'sightline_owner';

/**
 * Creates the owner and the database where they are missing.
 *
 * The owner is no superuser, as in production; besides roles and databases (tests make their own) it may read statistics
 * and ask for a checkpoint, which measurements want.
 */
export async function ensureDatabase(superuserUrl: string, ownerPassword: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const owner = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER]);
    if (owner.rowCount === 0) await client.query(`CREATE ROLE ${OWNER} LOGIN CREATEROLE CREATEDB`);
    await client.query(`ALTER ROLE ${OWNER} PASSWORD ${client.escapeLiteral(ownerPassword)}`);
    await client.query(`GRANT pg_monitor, pg_checkpoint TO ${OWNER}`);
    const database = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  } finally {
    await client.end();
  }
}
