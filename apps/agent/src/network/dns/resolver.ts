import type { Failure } from '@sightline/spec';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** The result of resolving a name; `hints` are extra facts for a person. */
export type Resolution =
  | { readonly kind: 'found'; readonly addresses: readonly ResolvedAddress[]; readonly hints: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly hints: readonly string[] };

/** The address and port of a name server. */
export interface NameServer {
  readonly address: string;
  readonly port: number;
}

export interface Resolver {
  /** Whether the first name server is on loopback; tells a local stub resolver from the network's. */
  readonly onLoopback: boolean;
  /** Resolves a name to all IPv4 addresses, then all IPv6 addresses. Does not reject. */
  readonly resolve: (name: string, timeoutMs: number, signal?: AbortSignal) => Promise<Resolution>;
  /** The name servers in use; absent if there are none. */
  readonly servers?: () => readonly NameServer[];
  /** The addresses returned for names that do not exist; absent if nothing returns any. Does not reject. */
  readonly nxdomainRewrites?: (name: string, timeoutMs: number) => Promise<readonly string[]>;
}
