import type { NetworkTarget } from '@sightline/spec';
import { isInternetHost } from '../dns/address-facts.ts';

/** Scheme (TLS or not), host and port of a server. */
export interface Origin {
  readonly isTls: boolean;
  readonly host: string;
  readonly port: number;
}

/** Returns the origin of a target that a proxy can reach; null for a bare name and for anything inside the store. */
export function proxiableOrigin(target: NetworkTarget): Origin | null {
  if (target.kind === 'dns' || !isInternetHost(target.host)) return null;
  return { isTls: target.kind !== 'http', host: target.host, port: target.port };
}

/** Returns the origin of an http(s) URL. Throws if the text is not a URL. */
export function originOfUrl(text: string): Origin {
  const url = new URL(text);
  const isTls = url.protocol === 'https:';
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
  return { isTls, host: url.hostname.replace(/^\[|\]$/g, ''), port };
}
