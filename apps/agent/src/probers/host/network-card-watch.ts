import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { z } from 'zod';
import { readJsonFile, replaceFile } from '../../state/atomic-file.ts';

/** Whether the network card that leads out of the store is the one it was. */
export type NetworkCardVerdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly before: string; readonly now: string };

const recordSchema = z.object({
  /** The MAC address that counts as this machine's. */
  mac: z.string(),
  /** Another one, and since when it has been seen. */
  changed: z.object({ mac: z.string(), atMs: z.number() }).optional(),
});
export type NetworkCardRecord = z.infer<typeof recordSchema>;

/** Long enough for somebody to act on it; after that the new card is the machine's. */
const TOLD_FOR_MS = 7 * 86_400_000;

/** Decides by what was known before; gives what to know from now on. Pure. */
export function judgeNetworkCard(
  known: NetworkCardRecord | null,
  mac: string,
  nowMs: number,
): { readonly verdict: NetworkCardVerdict; readonly record: NetworkCardRecord } {
  if (known === null || known.mac === mac) return { verdict: { kind: 'same' }, record: { mac } };
  const sinceMs = known.changed?.mac === mac ? known.changed.atMs : nowMs;
  if (nowMs - sinceMs > TOLD_FOR_MS) return { verdict: { kind: 'same' }, record: { mac } };
  return {
    verdict: { kind: 'changed', before: known.mac, now: mac },
    record: { mac: known.mac, changed: { mac, atMs: sinceMs } },
  };
}

/** Remembers the card over restarts in a file of the state directory. */
export class NetworkCardWatch {
  readonly #path: string;
  #mac: string | null = null;
  #verdict: NetworkCardVerdict = { kind: 'same' };

  constructor(path: string) {
    this.#path = path;
  }

  /** `same` also while the card cannot be told. Does not throw. */
  verdict(nowMs: number): NetworkCardVerdict {
    const mac = this.#mac;
    if (mac === null) return this.#verdict;
    const kept = readJsonFile(this.#path, recordSchema);
    const known = kept.kind === 'read' ? kept.value : null;
    const { verdict, record } = judgeNetworkCard(known, mac, nowMs);
    this.#verdict = verdict;
    if (JSON.stringify(record) !== JSON.stringify(known)) this.#keep(record);
    return verdict;
  }

  /** Looks which card leads out now; to be called before `verdict`. Does not reject. */
  async refresh(): Promise<void> {
    this.#mac = (await externalMac()) ?? this.#mac;
  }

  #keep(record: NetworkCardRecord): void {
    try {
      replaceFile(this.#path, `${JSON.stringify(record)}\n`, { durable: false });
    } catch {
      // A disk that takes nothing is told of elsewhere; the card is compared again at the next look.
    }
  }
}

/** An address that is nobody's (RFC 5737): the system says which card would lead there, and sends nothing. */
const ELSEWHERE = '192.0.2.1';

function externalMac(): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => {
      socket.close();
      resolve(null);
    });
    socket.connect(9, ELSEWHERE, () => {
      const { address } = socket.address();
      socket.close();
      const cards = Object.values(networkInterfaces()).flatMap((card) => card ?? []);
      resolve(cards.find((card) => card.address === address && !card.internal)?.mac ?? null);
    });
  });
}
