import { createServer, type Server } from 'node:net';
import { createProductCa } from '../ca/authorities.ts';
import type { Authority } from '../ca/authority.ts';
import { FaultTable } from '../fault-table.ts';
import { type ConnectionFault, type Fault, type FaultSetting, isDnsFault, isSynFault } from '../faults.ts';
import { closeServer, listen } from '../listening.ts';
import type { Vendor } from '../vendor/vendor.ts';
import { type Endpoint, type NetworkAddresses, networkAddresses } from './addresses.ts';
import { applyConnectionFault } from './apply-connection-fault.ts';
import { dnsReply, type NameRecord } from './dns-reply.ts';
import { DnsServer } from './dns-server.ts';
import { FaultHttpServers } from './fault-http-servers.ts';
import { ListenerManager } from './listener-manager.ts';

const NO_FAULT: FaultSetting = { fault: 'answer', latencyMs: 0 };
const SILENT: FaultSetting = { fault: 'silent', latencyMs: 0 };

/** A name beside the vendor's whose connections go to a real server of ours, such as the API. */
export interface Forward extends Endpoint {
  /** The port at which the network offers it; the real server's own unless said otherwise. */
  readonly listenPort?: number;
}

export interface StoreNetworkOptions {
  /** Number of the network, 0 to 47,749; decides its addresses. No two running networks may share one with the same port. */
  readonly index: number;
  readonly vendor: Vendor;
  /** The port of every vendor name; 443 unless said otherwise. */
  readonly port?: number;
  readonly forwards?: Readonly<Record<string, Forward>>;
}

/** Options of one fault. `latencyMs` is for `slow`. */
export interface FaultOptions {
  readonly latencyMs?: number;
}

/**
 * The network as one store, or the control, sees it: a resolver of its own, an address of its own for each name, and
 * a firewall that can do to each name whatever `FAULTS` lists.
 *
 * A name's fault is its own, else that of `*`, else the vendor's. `*` means every vendor name and no forward.
 */
export class StoreNetwork {
  readonly #vendor: Vendor;
  readonly #forwards: Readonly<Record<string, Forward>>;
  readonly #addresses: NetworkAddresses;
  readonly #faults = new FaultTable();
  /** The certificate of the firewall's own CA, with which `intercept` signs; for hosts that shall trust it. */
  readonly interceptionCaPem: string;
  readonly #fronts: FaultHttpServers;
  readonly #listeners: ListenerManager;
  readonly #claim: Server;
  #dns: DnsServer | null = null;
  #unsubscribe: () => void = () => undefined;
  #isCut = false;

  private constructor(
    options: StoreNetworkOptions,
    parts: { fronts: FaultHttpServers; claim: Server; productCa: Authority },
  ) {
    this.#vendor = options.vendor;
    this.#forwards = options.forwards ?? {};
    this.#addresses = addressesOf(options);
    this.interceptionCaPem = parts.productCa.certPem;
    this.#fronts = parts.fronts;
    this.#claim = parts.claim;
    this.#listeners = new ListenerManager(parts.fronts);
    for (const name of options.vendor.names) {
      this.#addGate(name, options.port ?? 443, { host: '127.0.0.1', port: options.vendor.port });
    }
    for (const [name, forward] of Object.entries(this.#forwards)) {
      this.#addGate(name, forward.listenPort ?? forward.port, { host: forward.host, port: forward.port });
    }
  }

  /**
   * Starts the resolver and all listeners. Rejects with the system's error when an address cannot be bound:
   * `EACCES` for a port below 1024 without the right to it, `EADDRINUSE` when the index is in use.
   */
  static async start(options: StoreNetworkOptions): Promise<StoreNetwork> {
    const productCa = await createProductCa('Fortinet');
    const fronts = new FaultHttpServers(options.vendor.ca, productCa);
    const addresses = addressesOf(options);
    // The gates share their ports (reusePort), so a second network with this index would go unnoticed without it.
    const claim = createServer();
    await listen(claim, { host: addresses.claim, port: options.port ?? 443 });
    const network = new StoreNetwork(options, { fronts, claim, productCa });
    try {
      await network.#open();
    } catch (error) {
      await network.close();
      throw error;
    }
    return network;
  }

  /** The store's DNS server as `ip:port`. */
  get resolver(): string {
    return `${this.#addresses.resolver}:${this.#dns?.port ?? 0}`;
  }

  /** The address that the store's DNS gives for a name. Throws for a name the network does not know. */
  addressOf(name: string): string {
    const address = this.#addresses.byName.get(name);
    if (address === undefined) throw new Error(`the lab network does not know ${name}`);
    return address;
  }

  /**
   * Sets the fault of a name or of `*`; connections that stand are broken. Resolves once it holds.
   * `answer` for a name exempts it from `*` and from the vendor's faults. Throws for an unknown name.
   */
  async setFault(name: string, fault: Fault, options: FaultOptions = {}): Promise<void> {
    if (name !== '*') this.addressOf(name);
    this.#faults.set(name, fault, options.latencyMs);
    await this.#apply();
  }

  /** Ends the fault of a name; `*` ends all faults of this network. Resolves once they have ended. */
  async heal(name: string): Promise<void> {
    if (name === '*') this.#faults.clear();
    else this.#faults.delete(name);
    await this.#apply();
  }

  /** The store loses its line: no DNS, every SYN dropped, connections that stand go silent, forwards too. */
  async cutLine(): Promise<void> {
    this.#isCut = true;
    await this.#apply();
  }

  /** The line is back. Faults set before still hold. */
  async restoreLine(): Promise<void> {
    this.#isCut = false;
    await this.#apply();
  }

  /** Ends every listener, connection and thread of this network. */
  async close(): Promise<void> {
    this.#unsubscribe();
    await Promise.all([this.#listeners.close(), this.#dns?.close(), closeServer(this.#claim)]);
    this.#dns = null;
  }

  async #open(): Promise<void> {
    this.#dns = await DnsServer.start(this.#addresses.resolver, (query) =>
      this.#isCut ? null : dnsReply(query, (name) => this.#lookUp(name)),
    );
    this.#unsubscribe = this.#vendor.subscribe(() => this.#apply());
    await this.#apply();
  }

  #apply(): Promise<void> {
    return this.#listeners.apply((name) => this.#tcpFault(name));
  }

  #addGate(name: string, port: number, to: Endpoint): void {
    this.#listeners.add(name, { host: this.addressOf(name), port }, (client, setting) =>
      applyConnectionFault(
        connectionFault(setting.fault),
        { client, host: name, to, latencyMs: setting.latencyMs },
        this.#fronts,
      ),
    );
  }

  #lookUp(name: string): NameRecord | null {
    const address = this.#addresses.byName.get(name);
    if (address === undefined) return null;
    const fault = this.#settings(name)
      .map((setting) => setting.fault)
      .find(isDnsFault);
    return { address, fault: fault ?? null };
  }

  #tcpFault(name: string): FaultSetting {
    if (this.#isCut) return SILENT;
    return this.#settings(name).find((setting) => !isDnsFault(setting.fault)) ?? NO_FAULT;
  }

  /** What is set for a name, the store's own before the vendor's. */
  #settings(name: string): FaultSetting[] {
    const settings = Object.hasOwn(this.#forwards, name)
      ? [this.#faults.getOwn(name)]
      : [this.#faults.get(name), this.#vendor.faultOf(name)];
    return settings.filter((setting) => setting !== null);
  }
}

function addressesOf(options: StoreNetworkOptions): NetworkAddresses {
  return networkAddresses(options.index, [...options.vendor.names, ...Object.keys(options.forwards ?? {})]);
}

/** A gate is open only while its fault is one of connections; anything else there is a bug of this package. */
function connectionFault(fault: Fault): ConnectionFault {
  if (isDnsFault(fault) || isSynFault(fault)) throw new Error(`${fault} does not accept connections`);
  return fault;
}
