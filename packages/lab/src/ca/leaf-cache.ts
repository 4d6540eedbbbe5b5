import { createSecureContext, type SecureContext } from 'node:tls';
import type { Authority, KeyAndCert, LeafOptions } from './authority.ts';

/** Creates leaves of one kind on demand and keeps them, one per name. Pass known names only. */
export class LeafCache {
  readonly #authority: Authority;
  readonly #options: LeafOptions;
  readonly #leaves = new Map<string, Promise<KeyAndCert>>();

  constructor(authority: Authority, options: LeafOptions = {}) {
    this.#authority = authority;
    this.#options = options;
  }

  leaf(name: string): Promise<KeyAndCert> {
    const known = this.#leaves.get(name);
    if (known !== undefined) return known;
    const made = this.#authority.leaf([name], this.#options);
    this.#leaves.set(name, made);
    return made;
  }

  async context(name: string): Promise<SecureContext> {
    return createSecureContext(await this.leaf(name));
  }
}
