import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { z } from 'zod';
import { readJsonFile, replaceFile } from '../../state/atomic-file.ts';

/** Whether the network card with the default route is still the same. */
export type NetworkCardVerdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly before: string; readonly now: string };

const recordSchema = z.object({
  /** The MAC address recorded for this host. */
  mac: z.string(),
  /** A different MAC address, and when it first appeared. */
  changed: z.object({ mac: z.string(), atMs: z.number() }).optional(),
});
export type NetworkCardRecord = z.infer<typeof recordSchema>;

/** Enough time for someone to act on it; after that the new card is the recorded one. */
const REPORTED_FOR_MS = 7 * 86_400_000;

/** Compares the current MAC with the record and returns the record to keep. Pure. */
export function judgeNetworkCard(
  known: NetworkCardRecord | null,
  mac: string,
  nowMs: number,
): { readonly verdict: NetworkCardVerdict; readonly record: NetworkCardRecord } {
  if (known === null || known.mac === mac) return { verdict: { kind: 'same' }, record: { mac } };
  const sinceMs = known.changed?.mac === mac ? known.changed.atMs : nowMs;
  if (nowMs - sinceMs > REPORTED_FOR_MS) return { verdict: { kind: 'same' }, record: { mac } };
  return {
    verdict: { kind: 'changed', before: known.mac, now: mac },
    record: { mac: known.mac, changed: { mac, atMs: sinceMs } },
  };
}

/** Remembers the network card across restarts, in a file of the state directory. */
export class NetworkCardWatch {
  readonly #path: string;
  #mac: string | null = null;
  #verdict: NetworkCardVerdict = { kind: 'same' };

  constructor(path: string) {
    this.#path = path;
  }

  /** Returns `same` if the card cannot be determined. Does not throw. */
  verdict(nowMs: number): NetworkCardVerdict {
    const mac = this.#mac;
    if (mac === null) return this.#verdict;
    const kept = readJsonFile(this.#path, recordSchema);
    const known = kept.kind === 'read' ? kept.value : null;
    const { verdict, record } = judgeNetworkCard(known, mac, nowMs);
    this.#verdict = verdict;
    if (JSON.stringify(record) !== JSON.stringify(known)) this.#save(record);
    return verdict;
  }

  /** Finds the card with the default route; call it before `verdict`. Does not reject. */
  async refresh(): Promise<void> {
    this.#mac = (await outgoingMac()) ?? this.#mac;
  }

  #save(record: NetworkCardRecord): void {
    try {
      replaceFile(this.#path, `${JSON.stringify(record)}\n`, { durable: false });
    } catch {
      // The spool reports a disk that refuses writes. The card is compared again next time.
    }
  }
}

/** An address that nobody has (RFC 5737): the system picks the card for it without sending anything. */
const OUTSIDE_ADDRESS = '192.0.2.1';

function outgoingMac(): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => {
      socket.close();
      resolve(null);
    });
    socket.connect(9, OUTSIDE_ADDRESS, () => {
      const { address } = socket.address();
      socket.close();
      const addresses = Object.values(networkInterfaces()).flatMap((card) => card ?? []);
      resolve(addresses.find((card) => card.address === address && !card.internal)?.mac ?? null);
    });
  });
}
