import { randomUUID } from 'node:crypto';
import type { AppConfig } from '../../platform/config/app-config.ts';
import { cloudflareSource } from './cloudflare/cloudflare.source.ts';
import { microsoft365Source } from './microsoft365/microsoft365.source.ts';
import type { PackSource } from './pack-source.port.ts';

/** The sources that are read in this installation. */
export function packSources({
  listUrls: { cloudflare, microsoft365 },
}: Pick<AppConfig, 'listUrls'>): readonly PackSource[] {
  return [
    ...(cloudflare === null ? [] : [cloudflareSource(cloudflare)]),
    // The service wants a number that is the same for all requests of one client.
    ...(microsoft365 === null ? [] : [microsoft365Source(microsoft365, randomUUID())]),
  ];
}
