import type { ChannelConfig } from '@sightline/spec';

export interface ChannelFault {
  readonly path: string;
  readonly message: string;
}

/** Which destinations a tenant may make our server connect to. */
export interface DestinationPolicy {
  /** For development and tests, where the receiver runs on this machine. */
  readonly loopbackAllowed: boolean;
}

/**
 * Returns what is wrong with a channel's configuration beyond its format; empty if nothing is.
 *
 * Our server sends requests to the URL that a tenant enters, so the URL must not point inward: https, a public DNS name, no
 * address literal, no credentials, the standard port. This does not catch a public name that resolves to a private address.
 * The notifiers follow no redirect and show no response, and the network must keep the worker from private addresses.
 */
export function checkChannel(config: ChannelConfig, policy: DestinationPolicy): ChannelFault[] {
  switch (config.kind) {
    case 'email':
      return [];
    case 'slack_webhook':
      return faultsOfUrl('url', config.url, policy);
    case 'slack_bot':
      return config.apiUrl === undefined ? [] : faultsOfUrl('apiUrl', config.apiUrl, policy);
  }
}

const INNER_SUFFIXES = ['.localhost', '.local', '.internal', '.lan', '.home.arpa', '.test', '.example', '.invalid'];

function faultsOfUrl(path: string, text: string, policy: DestinationPolicy): ChannelFault[] {
  const url = new URL(text);
  if (policy.loopbackAllowed && isLoopback(url)) return [];
  const faults: ChannelFault[] = [];
  if (url.protocol !== 'https:') faults.push({ path, message: 'must start with https://' });
  if (url.username !== '' || url.password !== '') faults.push({ path, message: 'must not contain credentials' });
  if (url.port !== '') faults.push({ path, message: 'must use the standard port' });
  if (!isPublicName(url.hostname)) faults.push({ path, message: 'must name a public host, not an address' });
  return faults;
}

/** Returns whether a URL points to this machine. */
export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(url.hostname);
}

function isPublicName(hostname: string): boolean {
  // URL normalizes every form of an IPv4 address (hex, octal, one number) to four decimals, and puts IPv6 in brackets.
  const isAddress = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  const name = hostname.replace(/\.$/, '');
  return !isAddress && name.includes('.') && !INNER_SUFFIXES.some((suffix) => name.endsWith(suffix));
}
