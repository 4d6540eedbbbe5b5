import type { Pack } from '@sightline/spec';
import { PAYTRONIX_PACK } from './paytronix.ts';

/** Every version of every list that comes with the product. Further ones are published into the library of packs. */
export const SHIPPED_PACKS: readonly Pack[] = [PAYTRONIX_PACK];

/** The list and version that a tenant is on before it adopts anything. Stays what it is when newer versions are shipped. */
export const FIRST_PACK = { packId: PAYTRONIX_PACK.id, version: 1 } as const;
