import { type Site, UNKNOWN_SITE } from '@sightline/allowlist';
import { type HostRole, type Pack, type StoreProfile } from '@sightline/spec';

interface PlannedHosts {
  readonly profile: StoreProfile;
  readonly roles: readonly HostRole[];
  readonly site?: Site;
}

/**
 * Equal for machines that a pack plans alike: what of a profile and a site the pack has no use for is left out, so that
 * stores that differ only by what concerns another vendor need not be worked out one by one. Pure.
 */
export function plannedAlike(pack: Pack, { profile, roles, site = UNKNOWN_SITE }: PlannedHosts): string {
  const used = new Set(pack.variables.map(({ name }) => name));
  const variables = Object.entries(profile.variables)
    .filter(([name]) => used.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const asksForNeighbors = pack.entries.some(({ subject }) => subject.kind === 'lan_port');
  const { platform, portSettings, neighbors } = site;
  return JSON.stringify({
    profile: { ...profile, intervalS: 0, variables },
    roles,
    site: { platform, portSettings, neighbors: asksForNeighbors ? neighbors : [] },
  });
}
