import type { Socket } from 'node:net';
import { createSecureContext, type SecureContext, type SecureContextOptions, TLSSocket } from 'node:tls';
import type { Authority } from '../ca/authority.ts';
import { LeafCache } from '../ca/leaf-cache.ts';
import type { ConnectionFault } from '../faults.ts';

/** Faults for which the network terminates TLS itself. */
export type TlsServerFault = Exclude<
  ConnectionFault,
  | 'answer'
  | 'slow'
  | 'reset_on_connect'
  | 'reset_after_client_hello'
  | 'close_after_client_hello'
  | 'tls_silent'
  | 'not_tls'
>;

/** OpenSSL 3 allows the old versions' ciphers only at security level 0. */
const OLD_PROTOCOLS: SecureContextOptions = {
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1.1',
  ciphers: 'DEFAULT@SECLEVEL=0',
};
const WRONG_NAME = 'another-site.lab.test';

/** Terminates TLS for any name with the certificate that a fault requires. */
export class FaultTlsServers {
  readonly #good: LeafCache;
  readonly #expired: LeafCache;
  readonly #notYetValid: LeafCache;
  readonly #selfSigned: LeafCache;
  readonly #intercepted: LeafCache;
  readonly #contexts = new Map<string, SecureContext>();

  constructor(ca: Authority, productCa: Authority) {
    this.#good = new LeafCache(ca);
    this.#expired = new LeafCache(ca, { expired: true });
    this.#notYetValid = new LeafCache(ca, { notYetValid: true });
    this.#selfSigned = new LeafCache(ca, { selfSigned: true });
    this.#intercepted = new LeafCache(ca, { issuedBy: productCa });
  }

  /** Prepares what `open` needs for this name and fault. */
  async prepare(host: string, fault: TlsServerFault): Promise<void> {
    const key = contextKey(host, fault);
    if (this.#contexts.has(key)) return;
    const leaf = await this.#leavesFor(fault).leaf(fault === 'wrong_name_certificate' ? WRONG_NAME : host);
    this.#contexts.set(key, createSecureContext({ ...leaf, ...(fault === 'old_protocol' ? OLD_PROTOCOLS : {}) }));
  }

  /** Returns the server end of a TLS session over a client's connection. Throws if it was not prepared. */
  open(client: Socket, host: string, fault: TlsServerFault): TLSSocket {
    const secureContext = this.#contexts.get(contextKey(host, fault));
    if (secureContext === undefined) throw new Error(`no certificate was prepared for ${host} under ${fault}`);
    const secure = new TLSSocket(client, { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] });
    // The client's complaint about the certificate is the purpose of the fault.
    secure.on('error', () => undefined);
    return secure;
  }

  #leavesFor(fault: TlsServerFault): LeafCache {
    switch (fault) {
      case 'expired_certificate':
        return this.#expired;
      case 'not_yet_valid_certificate':
        return this.#notYetValid;
      case 'untrusted_certificate':
        return this.#selfSigned;
      case 'intercept':
        return this.#intercepted;
      default:
        return this.#good;
    }
  }
}

function contextKey(host: string, fault: TlsServerFault): string {
  return `${fault} ${host}`;
}
