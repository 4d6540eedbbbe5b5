import { randomUUID } from 'node:crypto';
import type { AppConfig } from '../../platform/config/app-config.ts';
import { cloudflareClient } from './cloudflare/cloudflare-client.ts';
import { microsoft365Client } from './microsoft365/microsoft365-client.ts';
import type { PackSourceClient } from './pack-source-client.ts';

/** Returns a client for each source that this installation reads. */
export function packSourceClients({
  packSourceUrls: { cloudflare, microsoft365 },
}: Pick<AppConfig, 'packSourceUrls'>): readonly PackSourceClient[] {
  return [
    ...(cloudflare === null ? [] : [cloudflareClient(cloudflare)]),
    // The service asks for one id per client, the same in every request.
    ...(microsoft365 === null ? [] : [microsoft365Client(microsoft365, randomUUID())]),
  ];
}
