import type { HostId, StoreGap } from '@sightline/spec';
import type { HostGap } from './find-gaps.ts';

export interface GapOfHost extends HostGap {
  readonly hostId: HostId;
}

/** A gap of some hosts of a store; ms since the epoch. */
export interface MergedGap extends HostGap {
  readonly hostIds: readonly HostId[];
}

/** Hosts notice the same event at most about one report apart. */
const APART_MS_MAX = 120_000;

/** Merges gaps that hosts of a store have for the same reason at the same time; newest first. Pure. */
export function mergeGaps(gaps: readonly GapOfHost[]): MergedGap[] {
  const merged: MergedGap[] = [];
  for (const { hostId, ...gap } of gaps.toSorted((left, right) => left.fromMs - right.fromMs)) {
    const at = merged.findIndex((known) => isSame(known, gap) && !known.hostIds.includes(hostId));
    const known = merged[at];
    if (known === undefined) merged.push({ ...gap, hostIds: [hostId] });
    else merged[at] = join(known, gap, hostId);
  }
  return merged.sort((left, right) => right.fromMs - left.fromMs);
}

function isSame(left: HostGap, right: HostGap): boolean {
  return left.reason === right.reason && isNear(left.fromMs, right.fromMs) && isNear(left.toMs, right.toMs);
}

function isNear(left: number | null, right: number | null): boolean {
  return left === null || right === null ? left === right : Math.abs(left - right) <= APART_MS_MAX;
}

function join(known: MergedGap, gap: HostGap, hostId: HostId): MergedGap {
  return {
    ...known,
    fromMs: Math.min(known.fromMs, gap.fromMs),
    toMs: known.toMs === null || gap.toMs === null ? null : Math.max(known.toMs, gap.toMs),
    lan: joinLan(known.lan, gap.lan),
    hostIds: [...known.hostIds, hostId],
  };
}

/** Hosts of one store share its network: if it works for one of them, it works. */
function joinLan(left: StoreGap['lan'], right: StoreGap['lan']): StoreGap['lan'] {
  if (left === 'worked' || right === 'worked') return 'worked';
  return left === 'failed' || right === 'failed' ? 'failed' : 'unknown';
}
