import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createLabCa, writeCaFile } from '../ca/authorities.ts';
import { API, PUBLIC_RESOLVER, RESOLVERS } from './addresses.ts';
import { apiFrontCommand } from './api-front.ts';
import { dnsmasqCommand, PUBLIC_ZONE } from './dnsmasq.ts';
import type { RunningServer } from './namespace.ts';
import type { CommandOptions, CommandResult } from './process.ts';
import { type Action, ScenarioControls } from './scenario-controls.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { buildTopology, closeTopology, namespacesOf, type Topology } from './topology.ts';
import { vendorCommand } from './vendor-server.ts';

/** Where a command can be run: two hosts of the store, and one outside any store. */
export type Host = keyof typeof RESOLVERS;

/**
 * A store behind a gateway, the Internet, a vendor and a control, in network namespaces of Linux. Needs root.
 *
 * At most one scenario holds at a time. All of it ends with this process, however that ends; files in the temporary
 * folder that a kill leaves behind are removed by the next start.
 */
export class NamespaceLab {
  /** PEM file of the authority that signs for the vendor, for `--ca`. */
  readonly caFile: string;
  readonly #controls: ScenarioControls;
  readonly #topology: Topology;
  readonly #folder: string;

  private constructor(controls: ScenarioControls) {
    this.#controls = controls;
    this.caFile = controls.caFile;
    this.#topology = controls.topology;
    this.#folder = controls.folder;
  }

  /** Builds it, healthy. Rejects, with nothing left behind, when the system or a server refuses. */
  static async start(): Promise<NamespaceLab> {
    const folder = await makeTemporaryFolder();
    try {
      // For a server that is not root.
      await chmod(folder, 0o711);
      const topology = await buildTopology();
      try {
        return await NamespaceLab.#serve(topology, folder);
      } catch (error) {
        await closeTopology(topology);
        throw error;
      }
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  static async #serve(topology: Topology, folder: string): Promise<NamespaceLab> {
    const ca = await createLabCa();
    const caFile = join(folder, 'lab-ca.pem');
    await writeCaFile(ca, caFile);
    await topology.vendor.serve(await vendorCommand(join(folder, 'vendor'), ca));
    await topology.internet.serve(await dnsmasqCommand(folder, PUBLIC_RESOLVER, PUBLIC_ZONE));
    const controls = new ScenarioControls({ topology, folder, caFile, ca });
    await controls.reset();
    return new NamespaceLab(controls);
  }

  /** The resolver of a host as `ip:port`, for `--resolver`. */
  resolverOf(host: Host): string {
    return RESOLVERS[host];
  }

  /** What the scenario that holds sets in the environment of what is run on a host of the store. */
  get storeEnvironment(): Readonly<Record<string, string>> {
    return this.#controls.environment;
  }

  /** Runs a command on a host. Rejects when it cannot be started. */
  async run(host: Host, argv: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
    return await this.#topology[host].run(argv, options);
  }

  /** Starts a command on a host that goes on until it is stopped: by SIGTERM, or SIGKILL after the grace. */
  async runUntilStopped(host: Host, argv: readonly string[], graceMs: number): Promise<RunningServer> {
    return await this.#topology[host].serve({ argv, listens: [], graceMs });
  }

  /** Has an HTTP server at a Unix socket be the API of the lab's agents; gives its address. Once for a lab. */
  async serveApi(socketPath: string): Promise<string> {
    const { ca } = this.#controls;
    await this.#topology.control.serve(await apiFrontCommand(join(this.#folder, 'api'), ca, socketPath));
    return `https://${API.name}:${API.port}`;
  }

  /** Makes something go wrong, after healing what did before. Rejects, healed, when it cannot be done. */
  async apply(action: Action): Promise<void> {
    await this.heal();
    try {
      await action(this.#controls);
    } catch (error) {
      await this.heal();
      throw error;
    }
  }

  /** Ends the scenario that holds. */
  async heal(): Promise<void> {
    await this.#controls.reset();
  }

  /** The kernel's names of its namespaces, for telling whether they are gone. */
  get namespaces(): readonly string[] {
    return namespacesOf(this.#topology).map((namespace) => namespace.identity);
  }

  /** Ends every process and namespace of it and removes its files. */
  async close(): Promise<void> {
    await closeTopology(this.#topology);
    await rm(this.#folder, { recursive: true, force: true });
  }
}
