import type { ProxiedPlace } from './environment-proxy.ts';
import type { ProxyServer } from './proxy-server.ts';

/** What the machine says about going to a place. `from` is who says so, for a person. */
export type ProxyAdvice =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly servers: readonly [ProxyServer, ...ProxyServer[]]; readonly from: string }
  /** A proxy is meant, but which one cannot be found out. */
  | { readonly kind: 'unknown'; readonly from: string; readonly why: string };

/** Tells which proxy leads to a place. */
export interface ProxyChooser {
  /** Does not reject. */
  readonly adviceFor: (place: ProxiedPlace) => Promise<ProxyAdvice>;
}
