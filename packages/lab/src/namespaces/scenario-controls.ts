import type { Authority } from '../ca/authority.ts';
import { GATEWAY } from './addresses.ts';
import { dnsmasqCommand, STORE_FORWARDING } from './dnsmasq.ts';
import type { RunningServer, ServerCommand } from './namespace.ts';
import type { Place, Topology } from './topology.ts';

/**
 * What a scenario can change. `reset` undoes every change, so a scenario only says what it does, never how to undo it.
 */
export class ScenarioControls {
  readonly topology: Topology;
  /** For configuration files. */
  readonly folder: string;
  /** PEM file of the vendor's certificate authority, for middleboxes that verify the vendor. */
  readonly caFile: string;
  readonly ca: Authority;
  readonly #resolver: { server: RunningServer | null; isOurs: boolean } = { server: null, isOurs: false };
  readonly #servers: RunningServer[] = [];
  readonly #undo: (() => Promise<void>)[] = [];
  #environment: Readonly<Record<string, string>> = {};

  constructor(parts: { topology: Topology; folder: string; caFile: string; ca: Authority }) {
    this.topology = parts.topology;
    this.folder = parts.folder;
    this.caFile = parts.caFile;
    this.ca = parts.ca;
  }

  /** Adds nftables chains in a place: the body of a table of family `inet`. Once per place. */
  async firewall(place: Place, chains: string): Promise<void> {
    const namespace = this.topology[place];
    await namespace.runOrThrow(['nft', '-f', '-'], { input: `table inet scenario {\n${chains}\n}\n` });
    this.#undo.push(async () => {
      await namespace.runOrThrow(['nft', 'delete', 'table', 'inet', 'scenario']);
    });
  }

  /** Starts a server in a place. */
  async serve(place: Place, command: ServerCommand): Promise<void> {
    this.#servers.push(await this.topology[place].serve(command));
  }

  /** Replaces the store's resolver; null leaves none. */
  async replaceResolver(command: ServerCommand | null): Promise<void> {
    await this.#resolver.server?.stop();
    this.#resolver.server = command === null ? null : await this.topology.gateway.serve(command);
    this.#resolver.isOurs = false;
  }

  /** Runs a command in a place, and another one when the scenario ends. */
  async change(place: Place, argv: readonly string[], undo: readonly string[]): Promise<void> {
    await this.topology[place].runOrThrow(argv);
    this.#undo.push(async () => {
      await this.topology[place].runOrThrow(undo);
    });
  }

  /** Sets environment variables for commands on a host of the store. */
  setEnvironment(variables: Readonly<Record<string, string>>): void {
    this.#environment = { ...this.#environment, ...variables };
  }

  get environment(): Readonly<Record<string, string>> {
    return this.#environment;
  }

  /** Undoes everything. Resolves once the store is healthy again. */
  async reset(): Promise<void> {
    this.#environment = {};
    for (const undo of this.#undo.splice(0).reverse()) await undo();
    for (const server of this.#servers.splice(0)) await server.stop();
    if (this.#resolver.isOurs) return;
    await this.replaceResolver(await dnsmasqCommand(this.folder, GATEWAY.lan, STORE_FORWARDING));
    this.#resolver.isOurs = true;
  }
}

/** Applies one fault. Resolves once it is in effect. */
export type Action = (controls: ScenarioControls) => Promise<void>;

/** For scenarios that need no change. */
export const doNothing: Action = () => Promise.resolve();
