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

/** A name, besides the vendor's, whose connections go to a real server of ours, such as the API. */
export interface Forward extends Endpoint {
  /** The port on this network; the real server's own by default. */
  readonly listenPort?: number;
}

export interface StoreNetworkOptions {
  /**
   * Number of the network, 0 to 47,749, which sets its addresses. Two running networks must not share index and port.
   */
  readonly index: number;
  readonly vendor: Vendor;
  /** The port of every vendor name; 443 by default. */
  readonly port?: number;
  readonly forwards?: Readonly<Record<string, Forward>>;
}

/** Options of one fault. Only `slow` uses `latencyMs`. */
export interface FaultOptions {
  readonly latencyMs?: number;
}

/**
 * The network as one store, or the control, sees it: its own resolver, one address per name, and a firewall that can apply
 * any of `FAULTS` to each name.
 *
 * A name's fault is its own, else that of `*`, else the vendor's. `*` covers every vendor name but no forward.
 */
export class StoreNetwork {
  readonly #vendor: Vendor;
  readonly #forwards: Readonly<Record<string, Forward>>;
  readonly #addresses: NetworkAddresses;
  readonly #faults = new FaultTable();
  /** The certificate of the firewall's CA, which signs for `intercept`; for hosts that trust it. */
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
   * Starts the resolver and all listeners. Rejects with the system's error if an address cannot be bound:
   * `EACCES` for a port below 1024 without permission, `EADDRINUSE` if the index is in use.
   */
  static async start(options: StoreNetworkOptions): Promise<StoreNetwork> {
    const productCa = await createProductCa('Fortinet');
    const fronts = new FaultHttpServers(options.vendor.ca, productCa);
    const addresses = addressesOf(options);
    // The listeners share their ports (reusePort), so only this detects a second network with the same index.
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

  /** Returns the address that the store's DNS gives for a name. Throws for an unknown name. */
  addressOf(name: string): string {
    const address = this.#addresses.byName.get(name);
    if (address === undefined) throw new Error(`the lab network does not know ${name}`);
    return address;
  }

  /**
   * Sets the fault of a name or of `*`, and breaks open connections. Resolves once it is in effect.
   * `answer` for a name exempts it from `*` and from the vendor's faults. Throws for an unknown name.
   */
  async setFault(name: string, fault: Fault, options: FaultOptions = {}): Promise<void> {
    if (name !== '*') this.addressOf(name);
    this.#faults.set(name, fault, options.latencyMs);
    await this.#apply();
  }

  /** Clears the fault of a name; `*` clears all faults of this network. Resolves once they are cleared. */
  async heal(name: string): Promise<void> {
    if (name === '*') this.#faults.clear();
    else this.#faults.delete(name);
    await this.#apply();
  }

  /** Cuts the store's line: no DNS, every SYN dropped, open connections silent, forwards included. */
  async cutLine(): Promise<void> {
    this.#isCut = true;
    await this.#apply();
  }

  /** Restores the line. Earlier faults still apply. */
  async restoreLine(): Promise<void> {
    this.#isCut = false;
    await this.#apply();
  }

  /** Closes every listener, connection and thread of this network. */
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

  /** Returns the fault set for a name: the store's own before the vendor's. */
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

/** A listener is open only under a connection fault; anything else here is a bug in this package. */
function connectionFault(fault: Fault): ConnectionFault {
  if (isDnsFault(fault) || isSynFault(fault)) throw new Error(`${fault} does not accept connections`);
  return fault;
}
