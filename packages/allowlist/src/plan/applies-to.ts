import type { Entry, HostRole, StoreProfile } from '@sightline/spec';

type ProfileKind = Pick<StoreProfile, 'pos' | 'region' | 'environment'>;

/** Whether an entry concerns a store of this kind, whatever the host. */
export function appliesToStore({ appliesTo: to }: Entry, { pos, region, environment }: ProfileKind): boolean {
  return (
    (to.pos === 'all' || to.pos.includes(pos)) &&
    (to.regions === 'all' || to.regions.includes(region)) &&
    (to.environments === 'all' || to.environments.includes(environment))
  );
}

/** Whether an entry concerns a host of this role in a store of this kind. */
export function appliesToHost(entry: Entry, profile: ProfileKind, role: HostRole): boolean {
  return appliesToStore(entry, profile) && entry.appliesTo.roles.includes(role);
}
