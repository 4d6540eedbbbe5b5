import { type Cidr, cidrText } from '../../network/cidr.ts';
import { type AllowRule, type AllowService, type NetworkSubject, serviceText, spansText } from '../rules/allow-rule.ts';
import type { NotExpressible } from './exporter.ts';
import { collect, NOT_EXPRESSIBLE, safeDestination, statedService } from './internet-destination.ts';
import { printableText } from './printable-text.ts';

/** One rule of Windows Defender Firewall; null where it is not limited. */
export interface WindowsRule {
  readonly name: string;
  readonly direction: 'in' | 'out';
  readonly program: string | null;
  readonly protocol: 'TCP' | 'UDP' | 'ICMPv4' | 'ICMPv6' | null;
  /** `443,9100-9109`; remote for outbound traffic, local for inbound. */
  readonly ports: string | null;
  /** Ranges, or `LocalSubnet`. */
  readonly remote: readonly string[] | null;
}

const NAME_LENGTH_MAX = 200;
/** A line of a batch file has at most 8191 characters; a range has at most 43. */
const REMOTE_MAX = 150;
const ENVIRONMENT_FOLDER = /^%(?:ProgramFiles|ProgramFiles\(x86\)|ProgramData|SystemRoot|windir)%/i;
const PATH = /^[A-Za-z]:(?:\\[A-Za-z0-9 ._()-]+)+$/;

export const WINDOWS_REMARKS = [
  'Machines of the store are taken to be in the local subnet',
  'A program is allowed to connect out, not to be connected to',
] as const;

/** The rules for one machine. Ranges of one entry with one service are one rule; names cannot be expressed. */
export function windowsRules(rules: readonly AllowRule[]): {
  readonly rules: readonly WindowsRule[];
  readonly notExpressible: readonly NotExpressible[];
} {
  const { items, notExpressible } = collect(rules, expressRule);
  const merged = Map.groupBy(items, ({ value }) =>
    JSON.stringify({
      ...value,
      remote: value.remote === null || value.remote.includes('LocalSubnet') ? value.remote : [],
    }),
  );
  const written = [...merged.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    if (first.value.remote === null) return [first.value];
    const remote = [...new Set(alike.flatMap(({ value }) => value.remote ?? []))];
    return chunks(remote, REMOTE_MAX).map((part) => ({ ...first.value, remote: part }));
  });
  return { rules: written, notExpressible };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** A path that neither PowerShell nor a batch file reads anything into; null for any other. */
export function safePath(path: string): string | null {
  const fixed = path.replace(ENVIRONMENT_FOLDER, 'C:');
  return path.length <= 260 && PATH.test(fixed) ? path : null;
}

function expressRule(rule: AllowRule): readonly WindowsRule[] | string {
  const { subject } = rule;
  switch (subject.kind) {
    case 'network':
      return subject.destination.kind === 'peer' ? lanRules(rule, subject) : rangeRules(rule, subject);
    case 'program': {
      const program = safePath(subject.path);
      if (program === null) return 'not a path that can be written here without risk';
      const name = ruleName(rule, 'program');
      return [{ name, direction: 'out', program, protocol: null, ports: null, remote: null }];
    }
    case 'process':
    case 'service':
    case 'code_signer':
    case 'folder_exclusion':
    case 'installer':
      return 'the firewall of Windows knows programs by their path only';
  }
}

function lanRules(rule: AllowRule, subject: NetworkSubject): WindowsRule[] | string {
  if (subject.direction === 'not_stated') return 'the list does not state which side opens the connection';
  const service = statedService(subject);
  if (typeof service === 'string') return service;
  const directions = subject.direction === 'in_out' ? (['in', 'out'] as const) : [subject.direction];
  return directions.map((direction) => networkRule(rule, service, { direction, family: 4, remote: 'LocalSubnet' }));
}

function rangeRules(rule: AllowRule, subject: NetworkSubject): WindowsRule[] | string {
  const destination = safeDestination(subject);
  if (typeof destination === 'string') return destination;
  if (destination.kind !== 'addresses') return NOT_EXPRESSIBLE.name;
  const service = statedService(subject);
  if (typeof service === 'string') return service;
  const { cidr }: { readonly cidr: Cidr } = destination;
  const direction = subject.direction === 'in' ? 'in' : 'out';
  return [networkRule(rule, service, { direction, family: cidr.family, remote: cidrText(cidr) })];
}

interface Side {
  readonly direction: 'in' | 'out';
  readonly family: 4 | 6;
  readonly remote: string;
}

function networkRule(rule: AllowRule, service: AllowService, { direction, family, remote }: Side): WindowsRule {
  return {
    name: ruleName(rule, `${direction} ${serviceText(service)}`),
    direction,
    program: null,
    protocol: protocolOf(service, family),
    ports: service.ports.length === 0 ? null : spansText(service.ports),
    remote: [remote],
  };
}

function protocolOf({ protocol }: AllowService, family: 4 | 6): WindowsRule['protocol'] {
  switch (protocol) {
    case 'tcp':
      return 'TCP';
    case 'udp':
      return 'UDP';
    case 'icmp':
      return family === 4 ? 'ICMPv4' : 'ICMPv6';
    case 'not_stated':
      return null;
  }
}

/** Neither an apostrophe nor a quotation mark, a percent sign or a comma is left in it. */
function ruleName({ entryId, title }: AllowRule, what: string): string {
  return printableText(`Sightline ${entryId} ${title} ${what}`, NAME_LENGTH_MAX)
    .replaceAll(',', ' ')
    .replaceAll('=', ' ');
}
