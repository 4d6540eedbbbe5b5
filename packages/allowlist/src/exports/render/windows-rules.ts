import { type Cidr, cidrText } from '../../network/cidr.ts';
import { type AllowRule, type AllowService, type NetworkSubject, serviceText, spansText } from '../rules/allow-rule.ts';
import type { NotExpressible } from './exporter.ts';
import { collect, NOT_EXPRESSIBLE, safeDestination, statedService } from './internet-destination.ts';
import { printableText } from './printable-text.ts';

/** One rule of Windows Defender Firewall; null fields are unrestricted. */
export interface WindowsRule {
  readonly name: string;
  readonly direction: 'in' | 'out';
  readonly program: string | null;
  readonly protocol: 'TCP' | 'UDP' | 'ICMPv4' | 'ICMPv6' | null;
  /** `443,9100-9109`: remote ports for outbound traffic, local ports for inbound. */
  readonly ports: string | null;
  /** Ranges, or `LocalSubnet`. */
  readonly remote: readonly string[] | null;
}

const NAME_LENGTH_MAX = 200;
/** A batch file line takes at most 8191 characters, and a range has at most 43. */
const REMOTE_MAX = 150;
const ENVIRONMENT_FOLDER = /^%(?:ProgramFiles|ProgramFiles\(x86\)|ProgramData|SystemRoot|windir)%/i;
const PATH = /^[A-Za-z]:(?:\\[A-Za-z0-9 ._()-]+)+$/;

export const WINDOWS_REMARKS = [
  'Hosts of the store are assumed to be in the local subnet',
  'Programs may connect out, but not accept connections',
] as const;

/** Returns the rules for one host. An entry's ranges for one service form one rule; names cannot be expressed. */
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

/** Returns the path if neither PowerShell nor a batch file would interpret any of it, else null. */
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
      if (program === null) return 'a path that is not safe to write here';
      const name = ruleName(rule, 'program');
      return [{ name, direction: 'out', program, protocol: null, ports: null, remote: null }];
    }
    case 'process':
    case 'service':
    case 'code_signer':
    case 'folder_exclusion':
    case 'installer':
      return 'Windows Firewall identifies programs by path only';
  }
}

function lanRules(rule: AllowRule, subject: NetworkSubject): WindowsRule[] | string {
  if (subject.direction === 'not_stated') return 'the pack does not say which side opens the connection';
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

/** Returns a name without apostrophes, quotation marks, percent signs or commas. */
function ruleName({ entryId, title }: AllowRule, what: string): string {
  return printableText(`Sightline ${entryId} ${title} ${what}`, NAME_LENGTH_MAX)
    .replaceAll(',', ' ')
    .replaceAll('=', ' ');
}
