import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** An empty database for one test, in the cluster of the test run. */
export interface ScratchDatabase {
  readonly ownerUrl: string;
  /** Returns this database's URL for another role; takes that role's URL in the test run. */
  urlFor(roleUrl: string): string;
  drop(): Promise<void>;
}

/** Creates a scratch database; the caller must drop it. */
export async function createScratchDatabase(ownerUrl: string): Promise<ScratchDatabase> {
  const name = `scratch_${randomUUID().replaceAll('-', '')}`;
  await execute(ownerUrl, `CREATE DATABASE ${name}`);
  const urlFor = (roleUrl: string): string => {
    const url = new URL(roleUrl);
    url.pathname = `/${name}`;
    return url.href;
  };
  return {
    ownerUrl: urlFor(ownerUrl),
    urlFor,
    drop: () => execute(ownerUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** Runs statements on a separate connection. */
export async function execute(url: string, sql: string): Promise<void> {
  await withClient(url, (client) => client.query(sql));
}

/** Runs `work` with a connection, and closes it afterwards. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
