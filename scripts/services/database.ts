import { passwordsFromUrls, type RolePasswords } from '../../prisma/roles.ts';
import { print } from '../print.ts';
import { readOrMakeCredentials } from './credentials.ts';
import { DATABASE, ensureDatabase, OWNER } from './database-setup.ts';
import { startCluster } from './postgres-cluster.ts';
import type { Workspace } from './workspace.ts';

/** How to reach the database as each role, and the passwords migrate() is to give the two runtime ones. */
export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly systemUrl: string;
  readonly passwords: RolePasswords;
}

/** Provides the database `sightline`, not yet migrated: the one named by the environment, or an embedded one. */
export async function startDatabase(workspace: Workspace): Promise<DatabaseUrls> {
  return givenDatabase() ?? (await startEmbedded(workspace));
}

function givenDatabase(): DatabaseUrls | null {
  const ownerUrl = process.env['DATABASE_URL'] ?? '';
  if (ownerUrl === '') return null;
  const appUrl = process.env['DATABASE_APP_URL'];
  const systemUrl = process.env['DATABASE_SYSTEM_URL'];
  if (appUrl === undefined || systemUrl === undefined) {
    throw new Error('DATABASE_URL needs DATABASE_APP_URL and DATABASE_SYSTEM_URL beside it: see deploy/README.md');
  }
  return { ownerUrl, appUrl, systemUrl, passwords: passwordsFromUrls([appUrl, systemUrl]) };
}

async function startEmbedded(workspace: Workspace): Promise<DatabaseUrls> {
  const secrets = readOrMakeCredentials(workspace.folder);
  const { folder, user, ephemeral, watch } = workspace;
  const cluster = await startCluster({ folder, user, ephemeral, onSpawn: watch, password: secrets.superuser });
  workspace.adopt(cluster);
  const urlOf = (role: string, password: string, database: string): string =>
    `postgresql://${role}:${password}@127.0.0.1:${String(cluster.port)}/${database}`;
  await ensureDatabase(urlOf('postgres', secrets.superuser, 'postgres'), secrets.owner);
  print(`  PostgreSQL 18 on 127.0.0.1:${String(cluster.port)}, data in ${folder}`);
  return {
    ownerUrl: urlOf(OWNER, secrets.owner, DATABASE),
    appUrl: urlOf('sightline_app', secrets.app, DATABASE),
    systemUrl: urlOf('sightline_system', secrets.system, DATABASE),
    passwords: { sightline_app: secrets.app, sightline_system: secrets.system },
  };
}
