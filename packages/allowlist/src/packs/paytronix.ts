import type { Pack } from '@sightline/spec';
import { ALOHA_ENTRIES } from './paytronix/aloha.ts';
import { APPLICATION_ENTRIES } from './paytronix/applications.ts';
import { CLOUDFLARE_ENTRIES } from './paytronix/cloudflare.ts';
import { EUROPEAN_UNION_ENTRIES } from './paytronix/european-union.ts';
import { NORTH_AMERICA_ENTRIES } from './paytronix/north-america.ts';
import { OTHER_POS_ENTRIES } from './paytronix/other-pos.ts';
import { PAYTRONIX_SECTIONS } from './paytronix/sections.ts';

/**
 * The complete Paytronix Security & Network Allowlist Guide as version 1, with entries in the guide's order.
 *
 * `source.file` is in fixtures/. Copying the page lost the links and addresses of its tables, so those cells are unknown.
 * `source.retrievedAt` is the day the copy reached this project; the guide has no absolute date.
 */
export const PAYTRONIX_PACK: Pack = {
  schema: 'sightline.pack.v1',
  id: 'paytronix',
  version: 1,
  vendor: 'Paytronix',
  title: 'Paytronix Security & Network Allowlist Guide',
  source: {
    file: 'paytronix-allowlist-guide.txt',
    sha256: '4f41f26c49cb5f6716c9b2b653a24e25911dd3a88afafbfa90ce0576839cdd51',
    retrievedAt: '2026-11-24',
    updatedNote: 'Updated over 2 weeks ago',
  },
  variables: [
    // Digits only, to catch the whole label ("m570") typed instead of the number ("570").
    { name: 'mid', label: 'Merchant ID', pattern: '[0-9]{1,10}', example: '570' },
    { name: 'client', label: 'Client name', pattern: '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?', example: 'harbor' },
  ],
  sections: [...PAYTRONIX_SECTIONS],
  entries: [
    ...CLOUDFLARE_ENTRIES,
    ...NORTH_AMERICA_ENTRIES,
    ...EUROPEAN_UNION_ENTRIES,
    ...APPLICATION_ENTRIES,
    ...ALOHA_ENTRIES,
    ...OTHER_POS_ENTRIES,
  ],
};
