import type { EntryChoice, NamePattern, Ports, StoreProfile, Subject } from '@sightline/spec';

type Endpoint = Extract<Subject, { kind: 'endpoint' }>;

/** What a store's profile says of an entry; empty where it says nothing. */
export function choiceOf({ choices = {} }: StoreProfile, entryId: string): EntryChoice {
  return Object.hasOwn(choices, entryId) ? (choices[entryId] ?? {}) : {};
}

/** An entry with the ports in use in the place of those that the list gives. */
export function choosePorts<S extends { readonly ports: Ports }>(subject: S, { ports }: EntryChoice): S {
  return ports === undefined ? subject : { ...subject, ports };
}

/** The servers of an entry as a firewall is to allow them: as they are known, with the addresses that were given. */
export function allowedEndpoint(endpoint: Endpoint, choice: EntryChoice): Endpoint {
  const chosen = chooseEndpoint(endpoint, choice);
  const addresses = choice.addresses?.map((address) => `${address}/${address.includes(':') ? '128' : '32'}`);
  return addresses === undefined ? chosen : { ...chosen, addresses: [...(endpoint.addresses ?? []), ...addresses] };
}

/**
 * The servers of an entry as a customer knows them: a name in the place of an unknown one, the name that was meant for one
 * that is misspelt, the protocol where none is stated, the ports in use. What the list states stays. Chosen addresses are
 * left to the caller.
 */
export function chooseEndpoint(endpoint: Endpoint, choice: EntryChoice): Endpoint {
  return {
    ...choosePorts(endpoint, choice),
    names: chosenNames(endpoint.names, choice),
    protocol: endpoint.protocol === 'not_stated' ? (choice.protocol ?? 'not_stated') : endpoint.protocol,
  };
}

function chosenNames(names: readonly NamePattern[], { host, useCorrected }: EntryChoice): NamePattern[] {
  if (names.length === 0) return host === undefined ? [] : [{ pattern: host }];
  if (useCorrected !== true) return [...names];
  return names.map(({ corrected, ...name }) => (corrected === undefined ? name : { ...name, pattern: corrected }));
}
