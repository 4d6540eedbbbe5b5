import { randomBytes } from 'node:crypto';
import type { Resolver } from './resolver.ts';

const KEPT_MS = 10 * 60_000;
const TROUBLE_KEPT_MS = 60_000;
const TIMEOUT_MS_MAX = 2_000;

interface Kept {
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
  readonly #kept = new Map<string, Kept>();

  constructor(resolve: Resolver['resolve']) {
    this.#resolve = resolve;
  }

  /** Returns the addresses for a nonexistent name under the top-level domain of `name`. Does not reject. */
  async besides(name: string, timeoutMs: number): Promise<readonly string[]> {
    const domain = (name.replace(/\.$/, '').split('.').at(-1) ?? '').toLowerCase();
    const kept = this.#kept.get(domain);
    if (kept !== undefined && kept.untilMs > performance.now()) return await kept.addresses;
    const fresh: Kept = { addresses: this.#ask(domain, timeoutMs), untilMs: performance.now() + KEPT_MS };
    this.#kept.set(domain, fresh);
    return await fresh.addresses;
  }

  async #ask(domain: string, timeoutMs: number): Promise<readonly string[]> {
    const nobody = `sl-${randomBytes(8).toString('hex')}.${domain}`;
    const resolution = await this.#resolve(nobody, Math.min(timeoutMs, TIMEOUT_MS_MAX));
    if (resolution.kind === 'found') return resolution.addresses.map(({ address }) => address);
    const kept = this.#kept.get(domain);
    if (kept !== undefined && resolution.failure !== 'resolve.nxdomain')
      kept.untilMs = performance.now() + TROUBLE_KEPT_MS;
    return [];
  }
}
