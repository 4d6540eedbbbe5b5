import { type HostRole, PAYTRONIX_PACK, planHost, type Store, type StoreProfile } from '@sightline/spec';

/** A store without hosts is planned as if it had the machine that every store has. */
const ROLE_TO_COME: HostRole = 'boh';

/** What of the list cannot be checked in a store, once for each role that its hosts have. */
export function unplannedEntries(profile: StoreProfile, roles: readonly HostRole[]): Store['unplanned'] {
  const distinct = roles.length === 0 ? [ROLE_TO_COME] : [...new Set(roles)];
  return distinct.flatMap((role) =>
    planHost(PAYTRONIX_PACK, profile, role).unplanned.map((entry) => ({ ...entry, role })),
  );
}
