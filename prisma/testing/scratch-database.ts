import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** An empty database of a test's own, in the cluster of the run. */
export interface ScratchDatabase {
  readonly ownerUrl: string;
  /** The same database as another role: takes that role's URL of the run. */
  urlFor(roleUrl: string): string;
  drop(): Promise<void>;
}

/** Creates one; whoever creates it drops it. */
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

/** Runs statements on a connection of their own. */
export async function execute(url: string, sql: string): Promise<void> {
  await withClient(url, (client) => client.query(sql));
}

/** Lends a connection that is closed afterwards. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
