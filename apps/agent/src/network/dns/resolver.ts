import type { Failure } from '@sightline/spec';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** What asking for a name's addresses came to; `hints` are facts for a person beside it. */
export type Resolution =
  | { readonly kind: 'found'; readonly addresses: readonly ResolvedAddress[]; readonly hints: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly hints: readonly string[] };

/** Where a name server listens. */
export interface NameServer {
  readonly address: string;
  readonly port: number;
}

export interface Resolver {
  /** The first name server asked when it is a loopback address; tells a lab's or a stub's answers from a network's. */
  readonly onLoopback: boolean;
  /** Resolves to every IPv4 address, then every IPv6 address, of a name. Does not reject. */
  readonly resolve: (name: string, timeoutMs: number, signal?: AbortSignal) => Promise<Resolution>;
  /** The name servers that are asked; absent where there are none. */
  readonly servers?: () => readonly NameServer[];
  /** The addresses that are given for names that do not exist; absent where nobody can give any. Does not reject. */
  readonly nxdomainRewrites?: (name: string, timeoutMs: number) => Promise<readonly string[]>;
}
