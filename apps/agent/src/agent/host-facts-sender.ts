import { networkInterfaces } from 'node:os';
import type { HostFacts } from '@sightline/spec';
import type { ApiClient } from '../api/api-client.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';

export interface HostFactsOptions {
  readonly clock: Clock;
  readonly client: ApiClient;
  readonly hostKey: string;
  readonly log: Log;
}

const POLL_MS = 60_000;
const ADDRESSES_MAX = 16;

/** Sends the facts that other hosts' checks need to the API, at the start and when they change. */
export class HostFactsSender {
  readonly #options: HostFactsOptions;
  readonly #portSettings = new Map<string, number>();
  readonly #stop = new AbortController();
  #lastSent = '';
  #cancel: () => void = () => undefined;

  constructor(options: HostFactsOptions) {
    this.#options = options;
  }

  start(): void {
    void this.#send();
  }

  /** Records a setting's current port; null removes a setting that cannot be read. */
  recordPortSetting(setting: string, port: number | null): void {
    const before = this.#portSettings.get(setting);
    if (port === null) this.#portSettings.delete(setting);
    else this.#portSettings.set(setting, port);
    if (before !== (port ?? undefined)) void this.#send();
  }

  stop(): void {
    this.#stop.abort();
    this.#cancel();
  }

  async #send(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const { client, clock, hostKey, log } = this.#options;
    this.#cancel();
    this.#cancel = clock.after(POLL_MS, () => {
      void this.#send();
    });
    const text = JSON.stringify(this.#facts());
    if (text === this.#lastSent) return;
    const answer = await client.call(
      {
        method: 'POST',
        path: '/v1/agent/facts',
        headers: { authorization: `Bearer ${hostKey}`, 'content-type': 'application/json' },
        body: Buffer.from(text),
      },
      this.#stop.signal,
    );
    if (answer.kind === 'unreachable') return;
    // An API older than this agent lacks this route, and will until it is replaced.
    if (answer.status === 204 || answer.status === 404) this.#lastSent = text;
    else log(`the API rejects this host's facts: status ${answer.status}`);
  }

  #facts(): HostFacts {
    const portSettings = Object.fromEntries([...this.#portSettings].sort(([left], [right]) => (left < right ? -1 : 1)));
    return { version: 1, lanAddresses: lanAddresses(networkInterfaces()), portSettings };
  }
}

/** Returns the addresses by which other hosts of the store reach this one, IPv4 first. */
export function lanAddresses(interfaces: ReturnType<typeof networkInterfaces>): string[] {
  const addresses = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address }) => !internal && !/^(?:169\.254\.|fe[89ab])/i.test(address));
  const order = (family: string): number => (family === 'IPv4' ? 0 : 1);
  return addresses
    .sort((left, right) => order(left.family) - order(right.family))
    .map(({ address }) => address)
    .slice(0, ADDRESSES_MAX);
}
