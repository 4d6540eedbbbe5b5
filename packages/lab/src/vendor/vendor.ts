import { createServer as createHttpServer } from 'node:http';
import { createServer as createSecureServer, type Server as HttpsServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import type { Authority } from '../ca/authority.ts';
import { LeafCache } from '../ca/leaf-cache.ts';
import { FaultTable } from '../fault-table.ts';
import type { Fault, FaultSetting } from '../faults.ts';
import { onFirstBytes } from '../first-bytes.ts';
import { closeServer, listen, trackSockets } from '../listening.ts';
import { answerAsVendor } from './answers.ts';

const OWN_NAME = 'vendor.lab.test';

export interface VendorOptions {
  readonly ca: Authority;
  /** The vendor's host names; the lab's DNS knows no others. */
  readonly names: readonly string[];
}

/** Which part of the vendor a fault hits; every name without `name`. */
export interface VendorFaultOptions {
  readonly name?: string;
  /** For `slow`: the delay of each piece of a response, in ms. */
  readonly latencyMs?: number;
}

type Subscriber = () => Promise<void>;

/**
 * The Internet's side: one HTTPS server on loopback (plain HTTP on the same port) that serves all of the vendor's names.
 *
 * Every `StoreNetwork` of this vendor applies a fault set here, so all of them see the same. A client that connects to `port`
 * directly sees none.
 */
export class Vendor {
  readonly names: readonly string[];
  readonly ca: Authority;
  readonly port: number;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;
  readonly #faults = new FaultTable();
  readonly #subscribers = new Set<Subscriber>();

  private constructor(options: VendorOptions, running: { server: Server; sockets: Set<Socket>; port: number }) {
    this.names = [...new Set(options.names)];
    this.ca = options.ca;
    this.port = running.port;
    this.#server = running.server;
    this.#sockets = running.sockets;
  }

  /** Starts on a free port of 127.0.0.1. */
  static async start(options: VendorOptions): Promise<Vendor> {
    const https = await createHttpsServer(options);
    const http = createHttpServer(answerAsVendor);
    const server = createServer((client) => {
      onFirstBytes(client, (isTls) => (isTls ? https : http).emit('connection', client));
    });
    const sockets = trackSockets(server);
    const port = await listen(server, { host: '127.0.0.1', port: 0 });
    return new Vendor(options, { server, sockets, port });
  }

  /** Breaks the vendor for everyone. Resolves once every network applies it. Throws for an unknown name. */
  async down(fault: Fault, options: VendorFaultOptions = {}): Promise<void> {
    this.#refuseUnknown(options.name);
    this.#faults.set(options.name ?? '*', fault, options.latencyMs);
    await this.#tellNetworks();
  }

  /** Clears the fault of one name, or all faults without a name. Resolves once every network applies it. */
  async up(name?: string): Promise<void> {
    this.#refuseUnknown(name);
    if (name === undefined) this.#faults.clear();
    else this.#faults.delete(name);
    await this.#tellNetworks();
  }

  /** Returns the fault of a name, or null. */
  faultOf(name: string): FaultSetting | null {
    return this.#faults.get(name);
  }

  /** Calls `subscriber` after each change; returns a function that ends it. */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /** Closes the server and every connection to it. */
  async close(): Promise<void> {
    await closeServer(this.#server, this.#sockets);
  }

  async #tellNetworks(): Promise<void> {
    await Promise.all([...this.#subscribers].map((subscriber) => subscriber()));
  }

  #refuseUnknown(name: string | undefined): void {
    if (name !== undefined && !this.names.includes(name)) throw new Error(`the vendor does not serve ${name}`);
  }
}

/** Presents a matching certificate for each of the vendor's names, and a vendor certificate for any other name. */
async function createHttpsServer(options: VendorOptions): Promise<HttpsServer> {
  const leaves = new LeafCache(options.ca);
  const known = new Set(options.names);
  return createSecureServer(
    {
      ...(await leaves.leaf(OWN_NAME)),
      SNICallback: (name, done) => {
        leaves.context(known.has(name) ? name : OWN_NAME).then(
          (context) => {
            done(null, context);
          },
          (error: unknown) => {
            done(error instanceof Error ? error : new Error(String(error)));
          },
        );
      },
    },
    answerAsVendor,
  );
}
