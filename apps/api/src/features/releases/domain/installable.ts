import type { ReleaseManifest } from '@sightline/spec';

/** What an installation script puts on a machine. */
export interface Installable {
  /** Where the agent reports to; the script fetches from there too. No trailing slash. */
  readonly apiUrl: string;
  readonly version: string;
  /** Of this version, by platform. */
  readonly manifests: readonly ReleaseManifest[];
}

/** Where an installation script fetches an executable: no key is needed, what it gets is checked by its SHA-256. */
export function installPath(version: string, platform: string): string {
  return `/install/${version}/${platform}`;
}
