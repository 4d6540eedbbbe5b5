import { join } from 'node:path';
import {
  createLabCa,
  type ListPublisher,
  SlackReceiver,
  SmtpSink,
  StoreNetwork,
  Vendor,
  writeCaFile,
} from '@sightline/lab';
import { CUSTOMERS, DEMO_TENANTS, type DemoStore } from './fleet.ts';
import { vendorNames } from './fleet-targets.ts';
import { startListPublisher } from './list-publishers.ts';

/** The API as agents know it; it is reached through the store's line like everything else. */
export const API_HOST = 'api.sightline.test';
/** Networks of other runs on this machine take numbers of their own; ours are the first free ones from here. */
const FIRST_INDEX = 2_000;
const INDEX_TRIES_MAX = 500;

/** Everything around Sightline: the vendor, the stores' lines, and where alerts arrive. */
export interface Lab {
  readonly vendor: Vendor;
  /** PEM file of the authority that signed the vendor's certificates. */
  readonly caFile: string;
  /** Where vendors publish their lists. */
  readonly lists: ListPublisher;
  readonly smtp: SmtpSink;
  /** One workspace for each customer, by slug. */
  readonly slack: ReadonlyMap<string, SlackReceiver>;
  /** By the store itself. */
  readonly networks: ReadonlyMap<DemoStore, StoreNetwork>;
  readonly close: () => Promise<void>;
}

/** Where what the lab stands for really is. */
export interface LabOptions {
  readonly folder: string;
  readonly apiPort: number;
}

/**
 * Starts the lab: one vendor, one network for each store and the control, an SMTP server and a Slack per customer.
 *
 * Throws, with everything closed, when the system does not give it the addresses; the message says what to do.
 */
export async function startLab(options: LabOptions): Promise<Lab> {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };
  const own = <Closable extends { close(): Promise<void> }>(closable: Closable): Closable => {
    closers.push(() => closable.close());
    return closable;
  };
  try {
    const ca = await createLabCa();
    const caFile = join(options.folder, 'lab-ca.pem');
    await writeCaFile(ca, caFile);
    const vendor = own(await Vendor.start({ ca, names: vendorNames() }));
    const lists = own(await startListPublisher());
    const smtp = own(await SmtpSink.start());
    const slack = new Map<string, SlackReceiver>();
    for (const { slug } of CUSTOMERS) slack.set(slug, own(await SlackReceiver.start()));
    const networks = new Map<DemoStore, StoreNetwork>();
    let index = FIRST_INDEX;
    for (const store of DEMO_TENANTS.flatMap((tenant) => tenant.stores)) {
      const started = await startNetwork(index, { vendor, apiPort: options.apiPort });
      networks.set(store, own(started.network));
      index = started.nextIndex;
    }
    return { vendor, caFile, lists, smtp, slack, networks, close };
  } catch (error) {
    await close();
    throw explainRefusal(error);
  }
}

interface StartedNetwork {
  readonly network: StoreNetwork;
  readonly nextIndex: number;
}

async function startNetwork(
  firstIndex: number,
  { vendor, apiPort }: { readonly vendor: Vendor; readonly apiPort: number },
): Promise<StartedNetwork> {
  const forwards = { [API_HOST]: { host: '127.0.0.1', port: apiPort } };
  for (let index = firstIndex; index < firstIndex + INDEX_TRIES_MAX; index += 1) {
    try {
      return { network: await StoreNetwork.start({ index, vendor, forwards }), nextIndex: index + 1 };
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`no loopback network is free from number ${String(firstIndex)} on`);
}

function explainRefusal(cause: unknown): unknown {
  switch (codeOf(cause)) {
    case 'EACCES':
      return new Error(
        'the lab answers on port 443 as the vendor does: run as root, or once: sudo sysctl -w net.ipv4.ip_unprivileged_port_start=443',
        { cause },
      );
    case 'EADDRNOTAVAIL':
      return new Error('the lab needs the addresses 127.0.0.0/8, which Linux has and this system does not', { cause });
    default:
      return cause;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** The network of a store. Throws for a store that is none of the lab's. */
export function networkOf(lab: Lab, store: DemoStore): StoreNetwork {
  const network = lab.networks.get(store);
  if (network === undefined) throw new Error(`store ${store.number} has no network in the lab`);
  return network;
}
