/** An IP range in canonical form, with host bits cleared. */
export interface Cidr {
  readonly family: 4 | 6;
  /** `203.0.113.0` or `2001:db8::`. */
  readonly address: string;
  readonly prefix: number;
}

/** Returns a range as text: `203.0.113.0/24`. A single address has its full prefix. */
export function cidrText({ address, prefix }: Cidr): string {
  return `${address}/${prefix}`;
}

/** Returns the dotted mask of an IPv4 prefix: `255.255.240.0` for 20. */
export function ipv4Mask(prefix: number): string {
  return [0, 1, 2, 3].map((octet) => 256 - 2 ** (8 - Math.min(8, Math.max(0, prefix - 8 * octet)))).join('.');
}

/** Parses an address or range strictly. Returns null for anything else, including leading zeros and zones. */
export function parseCidr(text: string): Cidr | null {
  const match = /^([0-9a-fA-F.:]{2,45})(?:\/(0|[1-9][0-9]{0,2}))?$/.exec(text);
  const [, address = '', prefixText] = match ?? [];
  const isFour = !address.includes(':');
  const groups = isFour ? ipv4Groups(address) : ipv6Groups(address);
  if (groups === null) return null;
  const bits = isFour ? 32 : 128;
  const prefix = prefixText === undefined ? bits : Number(prefixText);
  if (prefix > bits) return null;
  const width = isFour ? 8 : 16;
  const cleared = groups.map((group, index) => clearedGroup(group, prefix - width * index, width));
  return { family: isFour ? 4 : 6, address: isFour ? cleared.join('.') : ipv6Text(cleared), prefix };
}

function clearedGroup(group: number, bitsKept: number, width: number): number {
  const unit = 2 ** (width - Math.min(width, Math.max(0, bitsKept)));
  return group - (group % unit);
}

function ipv4Groups(text: string): number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part))) return null;
  const groups = parts.map(Number);
  return groups.every((group) => group <= 255) ? groups : null;
}

function ipv6Groups(text: string): number[] | null {
  const [head = '', tail, more] = text.split('::');
  if (more !== undefined) return null;
  const first = hexGroups(head);
  if (first === null) return null;
  if (tail === undefined) return first.length === 8 ? first : null;
  const last = hexGroups(tail);
  if (last === null || first.length + last.length > 7) return null;
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
}

function hexGroups(text: string): number[] | null {
  if (text === '') return [];
  const parts = text.split(':');
  return parts.every((part) => /^[0-9a-fA-F]{1,4}$/.test(part)) ? parts.map((part) => Number.parseInt(part, 16)) : null;
}

/** Shortens the longest run of zeros, or the first of equal ones (RFC 5952). */
function ipv6Text(groups: readonly number[]): string {
  const text = groups.map((group) => group.toString(16)).join(':');
  const runs = [...text.matchAll(/(?:^|(?<=:))0(?::0)+(?=:|$)/g)];
  const [longest] = runs.sort((a, b) => b[0].length - a[0].length || a.index - b.index);
  if (longest === undefined) return text;
  const before = text.slice(0, longest.index).replace(/:$/, '');
  const after = text.slice(longest.index + longest[0].length).replace(/^:/, '');
  return `${before}::${after}`;
}
