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

/** Where a command can run: two hosts of the store, and one outside any store. */
export type Host = keyof typeof RESOLVERS;

/**
 * A store behind a gateway, the Internet, a vendor and a control, in Linux network namespaces. Needs root.
 *
 * At most one scenario applies at a time. Everything ends with this process, however it ends. The next start removes files
 * that a killed process left in the temporary folder.
 */
export class NamespaceLab {
  /** PEM file of the vendor's certificate authority, for `--ca`. */
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

  /** Builds a healthy lab. Rejects, leaving nothing behind, if the system or a server refuses. */
  static async start(): Promise<NamespaceLab> {
    const folder = await makeTemporaryFolder();
    try {
      // For a server that does not run as root.
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

  /** Returns the resolver of a host as `ip:port`, for `--resolver`. */
  resolverOf(host: Host): string {
    return RESOLVERS[host];
  }

  /** Returns the environment that the current scenario sets for commands on a host of the store. */
  get storeEnvironment(): Readonly<Record<string, string>> {
    return this.#controls.environment;
  }

  /** Runs a command on a host. Rejects if it cannot be started. */
  async run(host: Host, argv: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
    return await this.#topology[host].run(argv, options);
  }

  /** Starts a command on a host that runs until it is stopped: with SIGTERM, then SIGKILL after the grace. */
  async runUntilStopped(host: Host, argv: readonly string[], graceMs: number): Promise<RunningServer> {
    return await this.#topology[host].serve({ argv, listens: [], graceMs });
  }

  /** Makes an HTTP server at a Unix socket the API of the lab's agents; returns its address. Once per lab. */
  async serveApi(socketPath: string): Promise<string> {
    const { ca } = this.#controls;
    await this.#topology.control.serve(await apiFrontCommand(join(this.#folder, 'api'), ca, socketPath));
    return `https://${API.name}:${API.port}`;
  }

  /** Applies a scenario, after undoing the one before. Rejects, healthy again, if it cannot. */
  async apply(action: Action): Promise<void> {
    await this.heal();
    try {
      await action(this.#controls);
    } catch (error) {
      await this.heal();
      throw error;
    }
  }

  /** Undoes the current scenario. */
  async heal(): Promise<void> {
    await this.#controls.reset();
  }

  /** Returns the kernel's names of its namespaces, to check that they are gone. */
  get namespaces(): readonly string[] {
    return namespacesOf(this.#topology).map((namespace) => namespace.identity);
  }

  /** Ends all its processes and namespaces, and removes its files. */
  async close(): Promise<void> {
    await closeTopology(this.#topology);
    await rm(this.#folder, { recursive: true, force: true });
  }
}
