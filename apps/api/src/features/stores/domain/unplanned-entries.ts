import { type HostRole, type Pack, planHost, type Store, type StoreProfile } from '@sightline/spec';

/** A store without hosts is planned as if it had the machine that every store has. */
const ROLE_TO_COME: HostRole = 'boh';

/** What of its lists cannot be checked in a store, once for each role that its hosts have. */
export function unplannedEntries(
  packs: readonly Pack[],
  profile: StoreProfile,
  roles: readonly HostRole[],
): Store['unplanned'] {
  const distinct = roles.length === 0 ? [ROLE_TO_COME] : [...new Set(roles)];
  return packs.flatMap((pack) =>
    distinct.flatMap((role) =>
      planHost(pack, profile, role).unplanned.map((entry) => ({ ...entry, packId: pack.id, role })),
    ),
  );
}
