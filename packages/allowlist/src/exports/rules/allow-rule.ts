import type { HostRole } from '@sightline/spec';

/** A range of ports, both ends included; `from` equals `to` for a single port. */
export interface PortSpan {
  readonly from: number;
  readonly to: number;
}

/** Transport and ports. Empty ports: the pack states none, or ICMP. */
export interface AllowService {
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'not_stated';
  readonly ports: readonly PortSpan[];
}

/** The other end of a connection. */
export type AllowDestination =
  | { readonly kind: 'name'; readonly host: string }
  /** `*.base`; `apex` says whether `base` itself is included. */
  | { readonly kind: 'wildcard'; readonly base: string; readonly apex: 'included' | 'excluded' | 'not_stated' }
  /** A name with a star anywhere else: `autodiscover.*.example.com`. */
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'addresses'; readonly cidr: string }
  /** Another host of the same store. */
  | { readonly kind: 'peer'; readonly roles: readonly HostRole[]; readonly device: string | null };

/** From the store's host: `in` means that the other end opens the connection. */
export type AllowDirection = 'out' | 'in' | 'in_out' | 'not_stated';

export const OTHER_ALLOWANCES = ['process', 'service', 'code_signer', 'folder_exclusion', 'installer'] as const;

export type AllowSubject =
  | {
      readonly kind: 'network';
      readonly destination: AllowDestination;
      readonly service: AllowService;
      readonly direction: AllowDirection;
    }
  | { readonly kind: 'program'; readonly path: string; readonly service: string | null }
  | { readonly kind: (typeof OTHER_ALLOWANCES)[number]; readonly text: string };

export type NetworkSubject = Extract<AllowSubject, { kind: 'network' }>;

/** One thing to allow, independent of the product that allows it. */
export interface AllowRule {
  readonly entryId: string;
  readonly title: string;
  readonly roles: readonly HostRole[];
  readonly required: boolean;
  readonly environments: readonly string[];
  readonly provenance: string;
  readonly subject: AllowSubject;
}

/** Returns a destination as vendors write it: `*.example.com`. A peer is written by its roles. */
export function destinationText(destination: AllowDestination): string {
  switch (destination.kind) {
    case 'name':
      return destination.host;
    case 'wildcard':
      return `*.${destination.base}`;
    case 'pattern':
      return destination.pattern;
    case 'addresses':
      return destination.cidr;
    case 'peer':
      return `store: ${[...destination.roles, ...(destination.device === null ? [] : [destination.device])].join(' ') || 'any host'}`;
  }
}

/** Returns ports as text: `443`, `80,443`, `9100-9109`. Empty when none are stated. */
export function spansText(ports: readonly PortSpan[]): string {
  return ports.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

/** Returns a service as text: `tcp 443`, `udp 3478-3481`, `icmp`, `any service`. */
export function serviceText({ protocol, ports }: AllowService): string {
  if (ports.length === 0) return protocol === 'not_stated' ? 'any service' : protocol;
  return `${protocol === 'not_stated' ? 'tcp or udp' : protocol} ${spansText(ports)}`;
}

/** Returns what a rule allows in one line: `m570.oltp.pxsplatform.com tcp 443`. */
export function subjectText(subject: AllowSubject): string {
  switch (subject.kind) {
    case 'network':
      return `${destinationText(subject.destination)} ${serviceText(subject.service)}`;
    case 'program':
      return `program ${subject.path}`;
    case 'process':
    case 'service':
    case 'code_signer':
    case 'folder_exclusion':
    case 'installer':
      return `${subject.kind.replace('_', ' ')} ${subject.text}`;
  }
}
