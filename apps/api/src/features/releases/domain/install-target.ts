import type { ReleaseManifest } from '@sightline/spec';

/** What an install script installs. */
export interface InstallTarget {
  /** Where the agent sends its reports and the script downloads the agent. No trailing slash. */
  readonly apiUrl: string;
  readonly version: string;
  /** The manifests of this version, one per platform. */
  readonly manifests: readonly ReleaseManifest[];
}

/** Returns the path of an executable for install scripts. It needs no key: the script checks the SHA-256 of the download. */
export function installPath(version: string, platform: string): string {
  return `/install/${version}/${platform}`;
}
