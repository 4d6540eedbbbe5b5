import { randomBytes } from 'node:crypto';
import type { Resolver } from './resolver.ts';

const CACHE_MS = 10 * 60_000;
const ERROR_CACHE_MS = 60_000;
const TIMEOUT_MS_MAX = 2_000;

interface CacheEntry {
  readonly addresses: Promise<readonly string[]>;
  untilMs: number;
}

/**
 * Finds the addresses that a resolver returns for names that do not exist: none, if it is honest (RFC 8020).
 *
 * Asks for a random name directly under the top-level domain, which nobody has registered, so that a wildcard in the
 * vendor's own zone cannot match. Cached for ten minutes per top-level domain.
 */
export class NxdomainRewrites {
  readonly #resolve: Resolver['resolve'];
  readonly #cache = new Map<string, CacheEntry>();

  constructor(resolve: Resolver['resolve']) {
    this.#resolve = resolve;
  }

  /** Returns the addresses for a nonexistent name under the top-level domain of `name`. Does not reject. */
  async addressesFor(name: string, timeoutMs: number): Promise<readonly string[]> {
    const domain = (name.replace(/\.$/, '').split('.').at(-1) ?? '').toLowerCase();
    const cached = this.#cache.get(domain);
    if (cached !== undefined && cached.untilMs > performance.now()) return await cached.addresses;
    const fresh: CacheEntry = { addresses: this.#ask(domain, timeoutMs), untilMs: performance.now() + CACHE_MS };
    this.#cache.set(domain, fresh);
    return await fresh.addresses;
  }

  async #ask(domain: string, timeoutMs: number): Promise<readonly string[]> {
    const nonexistent = `sl-${randomBytes(8).toString('hex')}.${domain}`;
    const resolution = await this.#resolve(nonexistent, Math.min(timeoutMs, TIMEOUT_MS_MAX));
    if (resolution.kind === 'found') return resolution.addresses.map(({ address }) => address);
    const cached = this.#cache.get(domain);
    if (cached !== undefined && resolution.failure !== 'resolve.nxdomain')
      cached.untilMs = performance.now() + ERROR_CACHE_MS;
    return [];
  }
}
