import { type ProxyServer, parseProxyServer } from './proxy-server.ts';

/** Which proxy the agent is configured to use. */
export type ProxySetting =
  /** The environment, then the system settings. */
  | { readonly kind: 'auto' }
  | { readonly kind: 'none' }
  | { readonly kind: 'server'; readonly server: ProxyServer }
  | { readonly kind: 'script'; readonly url: string };

/**
 * Parses `auto`, `none`, `http://[user:password@]host:port`, `host:port` or `pac+http(s)://...`; null for anything
 * else.
 */
export function parseProxySetting(text: string): ProxySetting | null {
  if (text === 'auto' || text === 'none') return { kind: text };
  if (/^pac\+https?:\/\//i.test(text)) {
    const url = text.slice('pac+'.length);
    return URL.canParse(url) ? { kind: 'script', url } : null;
  }
  const server = parseProxyServer(text);
  return server === null ? null : { kind: 'server', server };
}
