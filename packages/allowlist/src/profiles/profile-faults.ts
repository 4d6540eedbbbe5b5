import type { Entry, EntryChoice, Pack, ProfileValues } from '@sightline/spec';
import ipaddr from 'ipaddr.js';

/** An invalid value of a layer, and its path. */
export interface ProfileFault {
  readonly path: readonly string[];
  readonly message: string;
}

/**
 * Checks what a layer sets against the packs that its stores use.
 *
 * Returns a fault for each variable that no pack has or whose format is wrong, and for each choice that no entry needs.
 * Empty when the layer is valid. Pure.
 */
export function profileFaults(values: ProfileValues, packs: readonly Pack[]): ProfileFault[] {
  return [
    ...Object.entries(values.variables ?? {}).flatMap(([name, value]) => variableFaults(name, value, packs)),
    ...Object.entries(values.choices ?? {}).flatMap(([entryId, choice]) => choiceFaults(entryId, choice, packs)),
  ];
}

function variableFaults(name: string, value: string, packs: readonly Pack[]): ProfileFault[] {
  const path = ['variables', name];
  const declared = packs.flatMap(({ variables }) => variables.filter((variable) => variable.name === name));
  if (declared.length === 0) return [{ path, message: `No pack has a variable "${name}".` }];
  return declared
    .filter(({ pattern }) => !new RegExp(`^(?:${pattern})$`, 'u').test(value))
    .slice(0, 1)
    .map(({ label, example }) => ({
      path,
      message: `"${value}" is not a valid ${label}. Example: "${example}".`,
    }));
}

function choiceFaults(entryId: string, choice: EntryChoice, packs: readonly Pack[]): ProfileFault[] {
  const entry = packs.flatMap(({ entries }) => entries.filter(({ id }) => id === entryId))[0];
  if (entry === undefined) return [{ path: ['choices', entryId], message: 'No pack has this entry.' }];
  const needless = Object.entries(NEEDLESS).flatMap(([field, whyNot]) => {
    const message = fieldsOf(choice).includes(field) ? whyNot(entry) : null;
    return message === null ? [] : [{ path: ['choices', entryId, field], message }];
  });
  return [...needless, ...addressFaults(entryId, choice)];
}

function fieldsOf(choice: EntryChoice): string[] {
  return Object.entries(choice).flatMap(([field, value]) => (value === undefined ? [] : [field]));
}

/** Returns why an entry does not take a choice; null when it does. */
const NEEDLESS: Readonly<Record<keyof EntryChoice, (entry: Entry) => string | null>> = {
  host: ({ subject }) =>
    subject.kind === 'endpoint' && subject.names.length === 0
      ? null
      : 'This entry already has a server name, or needs none.',
  addresses: ({ subject }) =>
    subject.kind === 'endpoint' && (subject.addresses ?? []).length === 0
      ? null
      : 'This entry already has addresses, or needs none.',
  useCorrected: ({ subject }) =>
    subject.kind === 'endpoint' && subject.names.some(({ corrected }) => corrected !== undefined)
      ? null
      : 'This entry has no name with a suspected typo.',
  protocol: ({ subject }) =>
    subject.kind === 'endpoint' && subject.protocol === 'not_stated' ? null : 'This entry already has a protocol.',
  ports: ({ subject }) =>
    subject.kind === 'endpoint' || subject.kind === 'lan_port' ? null : 'This entry has no port.',
};

/** Ranges, as ipaddr.js names them, that contain no Internet server. */
const NO_SERVER = new Map([
  ['unspecified', 'not a real address'],
  ['broadcast', 'a broadcast address'],
  ['multicast', 'a multicast address'],
  ['linkLocal', 'a link-local address'],
  ['loopback', 'a loopback address'],
  ['private', 'a private address'],
  ['uniqueLocal', 'a private address'],
  ['carrierGradeNat', 'an address within a carrier’s network'],
]);

function addressFaults(entryId: string, { addresses = [] }: EntryChoice): ProfileFault[] {
  return addresses.flatMap((address, index) => {
    const path = ['choices', entryId, 'addresses', String(index)];
    if (!ipaddr.isValid(address)) return [{ path, message: `"${address}" is not an IP address.` }];
    const kind = NO_SERVER.get(ipaddr.parse(address).range());
    if (kind !== undefined) return [{ path, message: `${address} is ${kind}; no Internet server can have it.` }];
    return addresses.indexOf(address) < index ? [{ path, message: `${address} is listed twice.` }] : [];
  });
}
