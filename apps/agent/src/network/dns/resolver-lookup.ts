import type { LookupFunction } from 'node:net';
import type { Resolver } from './resolver.ts';

const RESOLVE_TIMEOUT_MS = 5_000;

/** Returns a `lookup` function for node:net that uses our resolver. */
export function resolverLookup(resolver: Resolver): LookupFunction {
  return (hostname, options, callback) => {
    void resolver.resolve(hostname, RESOLVE_TIMEOUT_MS).then((resolution) => {
      if (resolution.kind === 'failed') {
        callback(new Error(`${hostname}: ${resolution.failure}`), []);
        return;
      }
      const [first] = resolution.addresses;
      if (options.all === true)
        callback(
          null,
          resolution.addresses.map(({ address, family }) => ({ address, family })),
        );
      else callback(null, first?.address ?? '', first?.family ?? 4);
    });
  };
}
