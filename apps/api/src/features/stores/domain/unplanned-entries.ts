import { type Neighbor, planHost, type Site, UNKNOWN_SITE } from '@sightline/allowlist';
import type { HostRole, Pack, Store, StoreProfile } from '@sightline/spec';

type HostsOfStore = Pick<Store, 'agentlessHosts'> & {
  readonly hosts: readonly Pick<Store['hosts'][number], 'id' | 'hostname' | 'role' | 'platform' | 'lanAddresses'>[];
};

interface PlannedHost {
  readonly role: HostRole;
  readonly site: Site;
}

/** A store without hosts is planned as if it had a BOH, which every store has. */
const FUTURE_HOST: PlannedHost = { role: 'boh', site: UNKNOWN_SITE };

/** Returns the entries that a store cannot check, each reason once per role of its hosts. Pure. */
export function unplannedEntries(
  packs: readonly Pack[],
  profile: StoreProfile,
  store: HostsOfStore,
): Store['unplanned'] {
  const plannedHosts = store.hosts.length === 0 ? [FUTURE_HOST] : plannedHostsOf(store);
  const entries = packs.flatMap((pack) =>
    plannedHosts.flatMap(({ role, site }) =>
      planHost(pack, profile, role, site).unplanned.map((entry) => ({ ...entry, packId: pack.id, role })),
    ),
  );
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

function plannedHostsOf({ hosts, agentlessHosts }: HostsOfStore): PlannedHost[] {
  const known = hosts.filter(({ lanAddresses }) => lanAddresses.length > 0);
  const neighbors: Neighbor[] = [
    ...known.map(({ id, hostname: name, role, platform }) => ({ id, name, role, platform, portSettings: {} })),
    ...agentlessHosts.map(({ id, name, role }) => ({ id, name, role, platform: null, portSettings: {} })),
  ];
  return hosts.map(({ id, role, platform }) => ({
    role,
    site: { platform, portSettings: {}, neighbors: neighbors.filter((neighbor) => neighbor.id !== id) },
  }));
}
