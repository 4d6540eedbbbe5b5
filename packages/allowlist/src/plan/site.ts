import type { HostRole } from '@sightline/spec';

/** Another host of the store, with an agent or without. */
export interface Neighbor {
  readonly id: string;
  readonly name: string;
  readonly role: HostRole;
  /** As its agent reports it; null without an agent. */
  readonly platform: string | null;
  /** The ports that its configuration files set, where known. */
  readonly portSettings: Readonly<Record<string, number>>;
}

/** What planning knows about a host besides its store's profile. */
export interface Site {
  /** `win32-x64`, `linux-arm64`, `linux-x64-wine`; null when unknown. */
  readonly platform: string | null;
  readonly portSettings: Readonly<Record<string, number>>;
  readonly neighbors: readonly Neighbor[];
}

/** The site of a host when only its role is known. */
export const UNKNOWN_SITE: Site = { platform: null, portSettings: {}, neighbors: [] };

/** Returns whether Windows programs run on a platform: on Windows, under Wine, and when it is unknown. */
export function runsWindowsPrograms(platform: string | null): boolean {
  return platform === null || platform.startsWith('win') || platform.endsWith('-wine');
}
