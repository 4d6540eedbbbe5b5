import { compareVersions } from '@sightline/spec';
import { installPs1, NOTHING_TO_INSTALL_PS1 } from './domain/install-ps1.ts';
import { installSh, NOTHING_TO_INSTALL_SH } from './domain/install-sh.ts';
import type { InstallTarget } from './domain/install-target.ts';
import type { ReleaseFolder } from './files/release-folder.ts';
import type { RolloutStore } from './postgres/rollout-store.ts';

/** Writes the scripts that install an agent on a host. */
export class WriteInstallScripts {
  readonly #releases: ReleaseFolder;
  readonly #rollouts: RolloutStore;
  readonly #apiUrl: string;

  constructor(releases: ReleaseFolder, rollouts: RolloutStore, apiUrl: string) {
    this.#releases = releases;
    this.#rollouts = rollouts;
    this.#apiUrl = apiUrl;
  }

  /** Returns the script for Linux. */
  async sh(): Promise<string> {
    const target = await this.#findTarget();
    return target === null ? NOTHING_TO_INSTALL_SH : installSh(target);
  }

  /** Returns the script for PowerShell on Windows. */
  async ps1(): Promise<string> {
    const target = await this.#findTarget();
    return target === null ? NOTHING_TO_INSTALL_PS1 : installPs1(target);
  }

  /**
   * Picks the version of the last finished rollout. Before the first rollout finishes, picks the oldest release: newer
   * ones are still untested.
   */
  async #findTarget(): Promise<InstallTarget | null> {
    const { releases } = await this.#releases.list();
    const settled = await this.#rollouts.settledVersion();
    const versions = [...new Set(releases.map(({ manifest }) => manifest.version))].sort(compareVersions);
    const version = versions.find((candidate) => candidate === settled) ?? versions[0];
    if (version === undefined) return null;
    const manifests = releases.map(({ manifest }) => manifest).filter((manifest) => manifest.version === version);
    return { apiUrl: this.#apiUrl, version, manifests };
  }
}
