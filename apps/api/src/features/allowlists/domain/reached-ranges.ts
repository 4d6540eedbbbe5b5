import type { AllowlistList, Pack } from '@sightline/spec';
import { contains } from './contains.ts';

/** Addresses at which checks reach a pack's target. */
export interface ReachedPlace {
  readonly packId: string;
  readonly targetKey: string;
  readonly addresses: readonly string[];
  readonly checkCount: number;
  /** When a host last reported it. */
  readonly seenAt: Date;
}

/**
 * Returns the ranges that traffic to the pack's own targets proves open: for each entry with ranges, how many targets
 * checks reach inside it. Entries without such a target are absent. Pure.
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
