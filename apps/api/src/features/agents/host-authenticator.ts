import { LRUCache } from 'lru-cache';
import { AppError } from '../../platform/errors.ts';
import { hashSecret, isSameHash } from '../../platform/secrets.ts';
import type { HostRecord, HostRecordReader } from './agents.port.ts';
import type { AuthenticatedHost } from './domain/authenticated-host.ts';
import { hostKeyOf } from './domain/host-key.ts';

const FRESH_MS = 5_000;
const HOSTS_CACHED_MAX = 50_000;
const REFUSALS_FRESH_MS = 2_000;
const REFUSALS_CACHED_MAX = 10_000;
const RETRY_S = 5;

/**
 * Tells which host a request comes from. What it knows may be 5 s old: so long a host goes on being heard while Postgres
 * is away, and so long a replaced key still works.
 */
export class HostAuthenticator {
  readonly #hosts: HostRecordReader;
  /** By host, so that keys made up by a stranger cannot push out those in use. */
  readonly #records: LRUCache<string, HostRecord>;
  readonly #refused: LRUCache<string, true>;
  readonly #reading = new Map<string, Promise<HostRecord | null>>();

  /** `now` is in ms and need only go forward. */
  constructor(hosts: HostRecordReader, now: () => number) {
    this.#hosts = hosts;
    this.#records = new LRUCache({ max: HOSTS_CACHED_MAX, ttl: FRESH_MS, ttlResolution: 0, perf: { now } });
    this.#refused = new LRUCache({ max: REFUSALS_CACHED_MAX, ttl: REFUSALS_FRESH_MS, ttlResolution: 0, perf: { now } });
  }

  /** Takes the value of the `Authorization` header. Refuses with `auth.host_key_invalid`, or 503 without Postgres. */
  async authenticate(authorization: string | undefined): Promise<AuthenticatedHost> {
    const key = hostKeyOf(authorization);
    if (!key) throw keyInvalid();
    const keyHash = hashSecret(key.secret);
    const remembered = this.#records.get(key.hostId);
    if (remembered && isSameHash(remembered.keyHash, keyHash)) return remembered.host;

    const refusal = `${key.hostId}.${keyHash.toString('base64url')}`;
    if (this.#refused.has(refusal)) throw keyInvalid();
    // A key other than the one remembered may be the newer one: the host enrolled again a moment ago.
    const record = await this.read(key.hostId);
    if (record && isSameHash(record.keyHash, keyHash)) return record.host;
    this.#refused.set(refusal, true);
    throw keyInvalid();
  }

  /** The host as it is now. Refuses with `auth.host_key_invalid` when it is gone, or 503 without Postgres. */
  async refresh(host: AuthenticatedHost): Promise<AuthenticatedHost> {
    const record = await this.read(host.hostId);
    if (!record) throw keyInvalid();
    return record.host;
  }

  private async read(hostId: AuthenticatedHost['hostId']): Promise<HostRecord | null> {
    const underWay = this.#reading.get(hostId);
    if (underWay) return await underWay;
    const reading = this.readAndRemember(hostId);
    this.#reading.set(hostId, reading);
    try {
      return await reading;
    } finally {
      this.#reading.delete(hostId);
    }
  }

  private async readAndRemember(hostId: AuthenticatedHost['hostId']): Promise<HostRecord | null> {
    try {
      const record = await this.#hosts.recordOf(hostId);
      if (record) this.#records.set(hostId, record);
      else this.#records.delete(hostId);
      return record;
    } catch (error) {
      throw new AppError({
        kind: 'unavailable',
        code: 'server.unavailable',
        detail: "Host keys can't be checked right now. Try again shortly.",
        retryAfterS: RETRY_S,
        cause: error,
      });
    }
  }
}

function keyInvalid(): AppError {
  return new AppError({
    kind: 'unauthenticated',
    code: 'auth.host_key_invalid',
    detail: 'This host key is no longer valid. Enroll this machine again.',
  });
}
