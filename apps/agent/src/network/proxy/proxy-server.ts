/** An HTTP proxy: its address, and whether to use TLS to reach it. */
export interface ProxyServer {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  /** The value of `Proxy-Authorization`; null if no login is configured. Secret. */
  readonly authorization: string | null;
}

const USUAL_PORT = { http: 80, https: 443 } as const;

/**
 * Parses `http://user:password@host:port` or `host:port`; null for anything that is not an HTTP proxy, such as SOCKS.
 */
export function parseProxyServer(text: string): ProxyServer | null {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!/^https?:/i.test(full) || !URL.canParse(full)) return null;
  const url = new URL(full);
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host === '') return null;
  return {
    scheme,
    host,
    port: url.port === '' ? USUAL_PORT[scheme] : Number(url.port),
    authorization: url.username === '' ? null : basic(url),
  };
}

/** Returns `http://host:port`, without any login. */
export function proxyText({ scheme, host, port }: ProxyServer): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function basic({ username, password }: URL): string {
  const login = `${decoded(username)}:${decoded(password)}`;
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
