import { LRUCache } from 'lru-cache';
import { AppError } from '../../platform/errors.ts';
import { hashSecret, isSameHash } from '../../platform/secrets.ts';
import type { AuthenticatedHost } from './domain/authenticated-host.ts';
import { parseHostKey } from './domain/host-key.ts';
import type { HostCredential, HostCredentialReader } from './postgres/host-credential-reader.ts';

const FRESH_MS = 5_000;
const HOSTS_CACHED_MAX = 50_000;
const REFUSALS_FRESH_MS = 2_000;
const REFUSALS_CACHED_MAX = 10_000;
const RETRY_S = 5;

/**
 * Identifies the host that sent a request by its key. Keys are cached for up to 5 s: for that long a host stays
 * authenticated while Postgres is down, and a replaced key keeps working.
 */
export class HostAuthenticator {
  readonly #hosts: Pick<HostCredentialReader, 'read'>;
  /** Keyed by host, so that a stranger's made-up keys cannot evict the ones in use. */
  readonly #credentials: LRUCache<string, HostCredential>;
  readonly #refused: LRUCache<string, true>;
  readonly #reading = new Map<string, Promise<HostCredential | null>>();

  /** `now` returns ms and must never go backward. */
  constructor(hosts: Pick<HostCredentialReader, 'read'>, now: () => number) {
    this.#hosts = hosts;
    this.#credentials = new LRUCache({ max: HOSTS_CACHED_MAX, ttl: FRESH_MS, ttlResolution: 0, perf: { now } });
    this.#refused = new LRUCache({ max: REFUSALS_CACHED_MAX, ttl: REFUSALS_FRESH_MS, ttlResolution: 0, perf: { now } });
  }

  /** Takes the `Authorization` header. Refuses with `auth.host_key_invalid`, or 503 while Postgres is down. */
  async authenticate(authorization: string | undefined): Promise<AuthenticatedHost> {
    const key = parseHostKey(authorization);
    if (!key) throw keyInvalid();
    const keyHash = hashSecret(key.secret);
    const cached = this.#credentials.get(key.hostId);
    if (cached && isSameHash(cached.keyHash, keyHash)) return cached.host;

    const refusal = `${key.hostId}.${keyHash.toString('base64url')}`;
    if (this.#refused.has(refusal)) throw keyInvalid();
    // A key that differs from the cached one may be newer: the host may have just enrolled again.
    const credential = await this.#read(key.hostId);
    if (credential && isSameHash(credential.keyHash, keyHash)) return credential.host;
    this.#refused.set(refusal, true);
    throw keyInvalid();
  }

  /** Reads the host again. Refuses with `auth.host_key_invalid` when it is gone, or 503 while Postgres is down. */
  async refresh(host: AuthenticatedHost): Promise<AuthenticatedHost> {
    const credential = await this.#read(host.hostId);
    if (!credential) throw keyInvalid();
    return credential.host;
  }

  async #read(hostId: AuthenticatedHost['hostId']): Promise<HostCredential | null> {
    const underWay = this.#reading.get(hostId);
    if (underWay) return await underWay;
    const reading = this.#readAndCache(hostId);
    this.#reading.set(hostId, reading);
    try {
      return await reading;
    } finally {
      this.#reading.delete(hostId);
    }
  }

  async #readAndCache(hostId: AuthenticatedHost['hostId']): Promise<HostCredential | null> {
    try {
      const credential = await this.#hosts.read(hostId);
      if (credential) this.#credentials.set(hostId, credential);
      else this.#credentials.delete(hostId);
      return credential;
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
