import type { Pack } from '@sightline/spec';
import { PAYTRONIX_PACK } from './paytronix.ts';

/** Every pack version that ships with Sightline. Others are published into the database. */
export const SHIPPED_PACKS: readonly Pack[] = [PAYTRONIX_PACK];

/** The pack version that tenants use before they adopt anything. Newer shipped versions do not change it. */
export const FIRST_PACK = { packId: PAYTRONIX_PACK.id, version: 1 } as const;
