import type { Entry, HostRole, StoreProfile } from '@sightline/spec';

type ProfileKind = Pick<StoreProfile, 'pos' | 'region' | 'environment'>;

/** Returns whether an entry applies to this kind of store, for any host. */
export function appliesToStore({ appliesTo: to }: Entry, { pos, region, environment }: ProfileKind): boolean {
  return (
    (to.pos === 'all' || to.pos.includes(pos)) &&
    (to.regions === 'all' || to.regions.includes(region)) &&
    (to.environments === 'all' || to.environments.includes(environment))
  );
}

/** Returns whether an entry applies to a host with this role in this kind of store. */
export function appliesToHost(entry: Entry, profile: ProfileKind, role: HostRole): boolean {
  return appliesToStore(entry, profile) && entry.appliesTo.roles.includes(role);
}
