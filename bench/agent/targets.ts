import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Authority, freePort, StoreNetwork, Vendor, writeCaFile } from '@sightline/lab';

/** Far from the networks of the demo and the tests. */
const NETWORK_INDEX = 47_000;
export const API_NAME = 'api.bench.test';

/** HTTPS servers on loopback, each with a name, an address and a certificate of its own. */
export interface Targets {
  readonly names: readonly string[];
  readonly port: number;
  /** The name server that knows the names, `ip:port`. */
  readonly resolver: string;
  readonly addressOf: (name: string) => string;
  readonly caFile: string;
  /** For files of this run; goes with `close`. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** Starts `count` targets that work, and a way to the API on `apiPort`. */
export async function startTargets(count: number, ca: Authority, apiPort: number): Promise<Targets> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
  const caFile = join(folder, 'ca.pem');
  await writeCaFile(ca, caFile);
  const names = Array.from({ length: count }, (_, at) => `target-${at + 1}.bench.test`);
  const vendor = await Vendor.start({ ca, names });
  const port = await freePort();
  const network = await StoreNetwork.start({
    index: NETWORK_INDEX,
    vendor,
    port,
    forwards: { [API_NAME]: { host: '127.0.0.1', port: apiPort } },
  });
  return {
    names,
    port,
    resolver: network.resolver,
    addressOf: (name) => network.addressOf(name),
    caFile,
    folder,
    close: async () => {
      await network.close();
      await vendor.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
