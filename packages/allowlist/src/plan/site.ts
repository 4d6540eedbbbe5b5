import type { HostRole } from '@sightline/spec';

/** Another machine of the store, with an agent or without. */
export interface Neighbor {
  readonly id: string;
  readonly name: string;
  readonly role: HostRole;
  /** As the agent there told; null where no agent runs. */
  readonly platform: string | null;
  /** The ports that its configuration files set, as far as they are known. */
  readonly portSettings: Readonly<Record<string, number>>;
}

/** What planning knows of where a host stands, beside the profile of its store. */
export interface Site {
  /** `win32-x64`, `linux-arm64`, `linux-x64-wine`; null where it is not known. */
  readonly platform: string | null;
  readonly portSettings: Readonly<Record<string, number>>;
  readonly neighbors: readonly Neighbor[];
}

/** Of a host of which nothing is known but its role. */
export const UNKNOWN_SITE: Site = { platform: null, portSettings: {}, neighbors: [] };

/** Whether programs of Windows run on a platform: on Windows, under Wine, and, to be on the safe side, where it is unknown. */
export function runsWindowsPrograms(platform: string | null): boolean {
  return platform === null || platform.startsWith('win') || platform.endsWith('-wine');
}
