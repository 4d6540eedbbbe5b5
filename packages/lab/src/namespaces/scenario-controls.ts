import type { Authority } from '../ca/authority.ts';
import { GATEWAY } from './addresses.ts';
import { dnsmasqCommand, STORE_FORWARDING } from './dnsmasq.ts';
import type { RunningServer, ServerCommand } from './namespace.ts';
import type { Place, Topology } from './topology.ts';

/**
 * What a scenario may pull. Everything pulled is put back by `reset`, so a scenario says only what it does, and never
 * how it is undone.
 */
export class ScenarioControls {
  readonly topology: Topology;
  /** For configuration files. */
  readonly folder: string;
  /** PEM file of the authority that the vendor's certificates are signed by, for a middlebox that verifies them. */
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

  /** Adds nftables chains to a place: the inside of a table of family `inet`. One call for each place. */
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

  /** Has the store's resolver be another server; null: none at all. */
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

  /** Sets variables in the environment of what is run on a host of the store. */
  setEnvironment(variables: Readonly<Record<string, string>>): void {
    this.#environment = { ...this.#environment, ...variables };
  }

  get environment(): Readonly<Record<string, string>> {
    return this.#environment;
  }

  /** Puts everything back. Resolves when the store is healthy again. */
  async reset(): Promise<void> {
    this.#environment = {};
    for (const undo of this.#undo.splice(0).reverse()) await undo();
    for (const server of this.#servers.splice(0)) await server.stop();
    if (this.#resolver.isOurs) return;
    await this.replaceResolver(await dnsmasqCommand(this.folder, GATEWAY.lan, STORE_FORWARDING));
    this.#resolver.isOurs = true;
  }
}

/** Makes one thing go wrong. Resolves when it holds. */
export type Action = (controls: ScenarioControls) => Promise<void>;

/** For what is as it is without anybody's doing. */
export const doNothing: Action = () => Promise.resolve();
