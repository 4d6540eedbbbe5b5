import { compareVersions } from '@sightline/spec';
import { installPs1, NOTHING_TO_INSTALL_PS1 } from './domain/install-ps1.ts';
import { installSh, NOTHING_TO_INSTALL_SH } from './domain/install-sh.ts';
import type { Installable } from './domain/installable.ts';
import type { ReleaseShelf, RolloutStore } from './releases.port.ts';

/** Writes the scripts that put an agent on a machine. */
export class Installers {
  readonly #shelf: ReleaseShelf;
  readonly #rollouts: RolloutStore;
  readonly #apiUrl: string;

  constructor(shelf: ReleaseShelf, rollouts: RolloutStore, apiUrl: string) {
    this.#shelf = shelf;
    this.#rollouts = rollouts;
    this.#apiUrl = apiUrl;
  }

  async sh(): Promise<string> {
    const installable = await this.find();
    return installable === null ? NOTHING_TO_INSTALL_SH : installSh(installable);
  }

  async ps1(): Promise<string> {
    const installable = await this.find();
    return installable === null ? NOTHING_TO_INSTALL_PS1 : installPs1(installable);
  }

  /**
   * A new machine gets the version that every host is to run. Before the first rollout has finished that is the oldest
   * one there is: whatever is newer is still to be tried.
   */
  private async find(): Promise<Installable | null> {
    const { releases } = await this.#shelf.list();
    const settled = await this.#rollouts.settledVersion();
    const versions = [...new Set(releases.map(({ manifest }) => manifest.version))].sort(compareVersions);
    const version = versions.find((candidate) => candidate === settled) ?? versions[0];
    if (version === undefined) return null;
    const manifests = releases.map(({ manifest }) => manifest).filter((manifest) => manifest.version === version);
    return { apiUrl: this.#apiUrl, version, manifests };
  }
}
