import type { EntryChoice, NamePattern, Ports, StoreProfile, Subject } from '@sightline/spec';

type Endpoint = Extract<Subject, { kind: 'endpoint' }>;

/** Returns what a store's profile sets for an entry; empty when it sets nothing. */
export function choiceOf({ choices = {} }: StoreProfile, entryId: string): EntryChoice {
  return Object.hasOwn(choices, entryId) ? (choices[entryId] ?? {}) : {};
}

/** Returns an entry with the ports in use instead of those in the pack. */
export function choosePorts<S extends { readonly ports: Ports }>(subject: S, { ports }: EntryChoice): S {
  return ports === undefined ? subject : { ...subject, ports };
}

/** Returns an entry's servers as a firewall should allow them: with the customer's choices and addresses. */
export function allowedEndpoint(endpoint: Endpoint, choice: EntryChoice): Endpoint {
  const chosen = chooseEndpoint(endpoint, choice);
  const addresses = choice.addresses?.map((address) => `${address}/${address.includes(':') ? '128' : '32'}`);
  return addresses === undefined ? chosen : { ...chosen, addresses: [...(endpoint.addresses ?? []), ...addresses] };
}

/**
 * Returns an entry's servers with the customer's choices: a name for an unknown one, the corrected spelling of a typo, a
 * protocol where the pack states none, and the ports in use.
 *
 * Never overrides a name or protocol that the pack states. The caller adds chosen addresses.
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
