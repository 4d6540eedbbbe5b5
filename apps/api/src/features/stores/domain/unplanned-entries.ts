import { type Neighbor, planHost, type Site, UNKNOWN_SITE } from '@sightline/allowlist';
import { type HostRole, type Pack, type Store, type StoreProfile } from '@sightline/spec';

type Machines = Pick<Store, 'agentlessHosts'> & {
  readonly hosts: readonly Pick<Store['hosts'][number], 'id' | 'hostname' | 'role' | 'platform' | 'lanAddresses'>[];
};

interface Place {
  readonly role: HostRole;
  readonly site: Site;
}

/** A store without hosts is planned as if it had the machine that every store has. */
const PLACE_TO_COME: Place = { role: 'boh', site: UNKNOWN_SITE };

/** What of its lists cannot be checked in a store, each reason once for each role that its hosts have. Pure. */
export function unplannedEntries(
  packs: readonly Pack[],
  profile: StoreProfile,
  agentlessHosts: Machines,
): Store['unplanned'] {
  const places = agentlessHosts.hosts.length === 0 ? [PLACE_TO_COME] : placesOf(agentlessHosts);
  const entries = packs.flatMap((pack) =>
    places.flatMap(({ role, site }) =>
      planHost(pack, profile, role, site).unplanned.map((entry) => ({ ...entry, packId: pack.id, role })),
    ),
  );
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

function placesOf({ hosts, agentlessHosts }: Machines): Place[] {
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
