const STORES_PER_OCTET = 250;
const INDEX_MAX = STORES_PER_OCTET * 191 - 1;
/** Reserved last octets: .53 is the resolver, .254 marks the network as taken. */
const RESERVED_OCTETS: readonly number[] = [53, 254];
const OCTETS = Array.from({ length: 254 }, (_, position) => position + 1).filter(
  (octet) => !RESERVED_OCTETS.includes(octet),
);

/** A TCP endpoint on loopback. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** The addresses of one network, all in 127.0.0.0/8, which is local on Linux. */
export interface NetworkAddresses {
  readonly resolver: string;
  /** Held while a network with this index runs, so that a second one cannot start. */
  readonly claim: string;
  /** One address per host name, in the given order. */
  readonly byName: ReadonlyMap<string, string>;
}

/**
 * Lays out network number `index` (0 to 47,749) as 127.<64 + index / 250>.<index % 250>.0/24.
 * Throws a RangeError for a larger index or more than 252 names.
 */
export function networkAddresses(index: number, names: readonly string[]): NetworkAddresses {
  if (!Number.isInteger(index) || index < 0 || index > INDEX_MAX) {
    throw new RangeError(`a lab network's index is 0 to ${INDEX_MAX}, not ${index}`);
  }
  const prefix = `127.${64 + Math.floor(index / STORES_PER_OCTET)}.${index % STORES_PER_OCTET}`;
  const byName = names.map((name, position): [string, string] => {
    const octet = OCTETS[position];
    if (octet === undefined) throw new RangeError(`a lab network has at most ${OCTETS.length} names`);
    return [name, `${prefix}.${octet}`];
  });
  return { resolver: `${prefix}.53`, claim: `${prefix}.254`, byName: new Map(byName) };
}
