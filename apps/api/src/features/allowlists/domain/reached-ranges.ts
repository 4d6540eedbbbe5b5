import type { AllowlistList, Pack } from '@sightline/spec';
import { contains } from './contains.ts';

/** Addresses at which a target of a pack is reached, and by how many checks. */
export interface ReachedPlace {
  readonly packId: string;
  readonly targetKey: string;
  readonly addresses: readonly string[];
  readonly checkCount: number;
  /** When the last of them was told. */
  readonly seenAt: Date;
}

/**
 * What of the traffic to a list's own targets shows its address ranges to be open: for each entry of ranges the targets
 * that are reached at an address within it. An entry through which nothing is reached is not in it. Pure.
 */
export function reachedRanges(packs: readonly Pack[], places: readonly ReachedPlace[]): AllowlistList['rangesReached'] {
  const reached: AllowlistList['rangesReached'] = {};
  for (const { id: packId, entries } of packs) {
    for (const { id, subject } of entries) {
      if (subject.kind !== 'ranges') continue;
      const within = places.filter(
        (place) =>
          place.packId === packId &&
          place.addresses.some((address) => subject.cidrs.some((cidr) => contains(cidr, address))),
      );
      if (within.length > 0) reached[id] = summed(within);
    }
  }
  return reached;
}

function summed(places: readonly ReachedPlace[]): AllowlistList['rangesReached'][string] {
  return {
    targetCount: new Set(places.map(({ targetKey }) => targetKey)).size,
    checkCount: places.reduce((sum, { checkCount }) => sum + checkCount, 0),
    seenAt: new Date(Math.max(...places.map(({ seenAt }) => seenAt.getTime()))).toISOString(),
  };
}
