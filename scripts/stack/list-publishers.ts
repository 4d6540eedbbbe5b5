import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ListPublisher } from '@sightline/lab';
import { ROOT } from '../command.ts';

const SOURCES = join(ROOT, 'packages', 'allowlist', 'fixtures', 'sources');
/** What each vendor serves, by path; the files are answers of theirs. */
const FILES = {
  '/client/v4/ips': 'cloudflare-api.json',
  '/version/worldwide': 'microsoft-365-version.json',
  '/endpoints/worldwide': 'microsoft-365-endpoints.json',
  '/changes/worldwide/0000000000': 'microsoft-365-changes.json',
} as const;

/** Starts one web server that stands for those at which vendors publish lists. */
export async function startListPublisher(): Promise<ListPublisher> {
  const publisher = await ListPublisher.start();
  for (const [path, file] of Object.entries(FILES)) {
    publisher.publish(path, await readFile(join(SOURCES, file), 'utf8'));
  }
  return publisher;
}

/** Where the API is to find the lists. */
export function packSourceEnvironment({ url }: ListPublisher): NodeJS.ProcessEnv {
  return { SIGHTLINE_CLOUDFLARE_LIST_URL: `${url}/client/v4/ips`, SIGHTLINE_MICROSOFT365_LIST_URL: url };
}
