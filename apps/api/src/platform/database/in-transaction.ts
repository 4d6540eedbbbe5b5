import type { Pool, PoolClient } from 'pg';

/** Runs `work` in one transaction on a connection of the pool. Rolls back when it throws. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection whose rollback fails is broken and must not return to the pool.
    const broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    client.release(broken);
    throw error;
  }
}

/** Runs `work` in a savepoint of the client's transaction. Rolls back to the savepoint when it throws; the transaction continues. */
export async function inSavepoint<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('SAVEPOINT part');
  try {
    const result = await work();
    await client.query('RELEASE SAVEPOINT part');
    return result;
  } catch (error) {
    // If the connection is lost, this fails too. The caller needs the original error.
    await client.query('ROLLBACK TO SAVEPOINT part').catch(() => undefined);
    throw error;
  }
}
