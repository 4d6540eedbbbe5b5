import type { ProxyServer } from './proxy-server.ts';

/** How this machine is configured to reach an origin. `from` names the setting that decides, for a person. */
export type ProxySelection =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly servers: readonly [ProxyServer, ...ProxyServer[]]; readonly from: string }
  /** A proxy is configured, but the agent cannot tell which one. */
  | { readonly kind: 'unknown'; readonly from: string; readonly why: string };
