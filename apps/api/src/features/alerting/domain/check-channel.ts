import type { ChannelConfig } from '@sightline/spec';

export interface ChannelFault {
  readonly path: string;
  readonly message: string;
}

/** Where our server may be sent to by a tenant's word. */
export interface DestinationPolicy {
  /** For development and tests, where the receiver runs on the same machine. */
  readonly loopbackAllowed: boolean;
}

/**
 * What is wrong with a channel's configuration beyond its form; empty when nothing is.
 *
 * A URL that a tenant gives is a request our server makes, so it must not reach inwards: https, a public DNS name, no
 * address literal, no credentials, the standard port. A public name that resolves to an inner address is not seen here;
 * the notifiers follow no redirect and show nothing of an answer, and the network must not let the worker reach inwards.
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

/** Whether a URL leads to this machine itself. */
export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(url.hostname);
}

function isPublicName(hostname: string): boolean {
  // URL writes every form of an IPv4 address (hex, octal, one number) as four decimals, and IPv6 in brackets.
  const isAddress = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  const name = hostname.replace(/\.$/, '');
  return !isAddress && name.includes('.') && !INNER_SUFFIXES.some((suffix) => name.endsWith(suffix));
}
