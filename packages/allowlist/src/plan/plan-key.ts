import type { HostRole, Pack, StoreProfile } from '@sightline/spec';
import { type Site, UNKNOWN_SITE } from './site.ts';

interface PlannedHosts {
  readonly profile: StoreProfile;
  readonly roles: readonly HostRole[];
  readonly site?: Site;
}

/**
 * Returns the same key for hosts that get the same plan from a pack.
 *
 * The key leaves out profile values and neighbors that the pack does not use, so callers plan once for all stores that
 * differ only in another vendor's values. Pure.
 */
export function planKey(pack: Pack, { profile, roles, site = UNKNOWN_SITE }: PlannedHosts): string {
  const used = new Set(pack.variables.map(({ name }) => name));
  const variables = Object.entries(profile.variables)
    .filter(([name]) => used.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const usesNeighbors = pack.entries.some(({ subject }) => subject.kind === 'lan_port');
  const { platform, portSettings, neighbors } = site;
  return JSON.stringify({
    profile: { ...profile, intervalS: 0, variables },
    roles,
    site: { platform, portSettings, neighbors: usesNeighbors ? neighbors : [] },
  });
}
