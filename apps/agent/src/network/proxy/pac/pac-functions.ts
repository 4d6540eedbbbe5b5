import { matchesGlob } from '../matches-glob.ts';

/**
 * The helpers that a PAC script can call without the network, by name. Follows Netscape's "Navigator Proxy Auto-Config
 * File Format" (1996), as all browsers do.
 */
export const PAC_FUNCTIONS = {
  isPlainHostName: (host: unknown) => !text(host).includes('.'),
  dnsDomainIs: (host: unknown, domain: unknown) => text(host).endsWith(text(domain)),
  localHostOrDomainIs: (host: unknown, full: unknown) =>
    text(host) === text(full) || (!text(host).includes('.') && text(full).startsWith(`${text(host)}.`)),
  dnsDomainLevels: (host: unknown) => text(host).split('.').length - 1,
  shExpMatch: (value: unknown, pattern: unknown) => matchesGlob(String(value), String(pattern)),
  convert_addr: (address: unknown) => ipv4Number(text(address)) ?? 0,
} as const;

/** Whether an IPv4 address is in a network given by address and mask; false for anything that is not IPv4. */
export function isInIpv4Net(address: string, network: string, mask: string): boolean {
  const numbers = [address, network, mask].map(ipv4Number);
  const [own = null, wanted = null, bits = null] = numbers;
  if (own === null || wanted === null || bits === null) return false;
  return (own & bits) >>> 0 === (wanted & bits) >>> 0;
}

const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** `weekdayRange('MON', 'FRI')`, `weekdayRange('SAT', 'GMT')`: whether a time is on one of the days. */
export function isInWeekdayRange(args: readonly unknown[], nowMs: number): boolean {
  const words = args.map((arg) => String(arg).toUpperCase());
  const isGmt = words.at(-1) === 'GMT';
  const now = new Date(nowMs);
  const [first = '', last = first] = isGmt ? words.slice(0, -1) : words;
  return isBetween(isGmt ? now.getUTCDay() : now.getDay(), WEEKDAYS.indexOf(first), WEEKDAYS.indexOf(last));
}

/**
 * `timeRange(8, 18)`, `timeRange(8, 30, 17, 0)`, with seconds and `GMT`: whether a time is in the range, end included.
 */
export function isInTimeRange(args: readonly unknown[], nowMs: number): boolean {
  const isGmt = args.at(-1) === 'GMT';
  const numbers = (isGmt ? args.slice(0, -1) : args).map(Number);
  const now = new Date(nowMs);
  const [hour, minute, second] = isGmt
    ? [now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds()]
    : [now.getHours(), now.getMinutes(), now.getSeconds()];
  if (numbers.length === 1) return hour === numbers[0];
  const half = numbers.length / 2;
  const seconds = (parts: readonly number[]): number =>
    (parts[0] ?? 0) * 3_600 + (parts[1] ?? 0) * 60 + (parts[2] ?? 0);
  return isBetween(seconds([hour, minute, second]), seconds(numbers.slice(0, half)), seconds(numbers.slice(half)));
}

function isBetween(value: number, from: number, to: number): boolean {
  if (from < 0 || to < 0) return false;
  return from <= to ? value >= from && value <= to : value >= from || value <= to;
}

function text(value: unknown): string {
  return String(value).toLowerCase();
}

function ipv4Number(address: string): number | null {
  const parts = address.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  if (parts.length !== 4 || parts.some((part) => part > 255)) return null;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}
