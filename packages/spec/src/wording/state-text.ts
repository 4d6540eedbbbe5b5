import type { CheckState } from '../check-states.ts';
import { CHECK_STATES } from '../check-states.ts';
import { formatNumber } from './format-number.ts';

/** How a state of a check reads in each place where people meet it. */
export interface StateText {
  /** As a badge or a heading: `Target down`. */
  readonly label: string;
  /** What it says about a check, in one sentence. */
  readonly sentence: string;
  /** After a target: `m570.oltp.pxsplatform.com:443 is down`. */
  readonly predicate: string;
  /** After a count of checks: `3 down at the vendor`. */
  readonly counted: string;
}

export const STATE_TEXT: Readonly<Record<CheckState, StateText>> = {
  store_offline: {
    label: 'Store offline',
    sentence: "The store's line is down or its agent is silent. We can't tell whether its targets work.",
    predicate: "can't be checked: the store is offline",
    counted: 'behind an offline line',
  },
  blocked: {
    label: 'Blocked',
    sentence: 'Fails at this store; works from our outside probe or at your other stores.',
    predicate: 'is blocked',
    counted: 'blocked',
  },
  target_down: {
    label: 'Target down',
    sentence: 'Fails from our outside probe and at your other stores too: a vendor outage, not a store problem.',
    predicate: 'is down for everyone',
    counted: 'down at the vendor',
  },
  degraded: {
    label: 'Degraded',
    sentence: 'Reachable, but altered or slow: TLS inspection, an address outside the pinned list, or high latency.',
    predicate: 'is degraded',
    counted: 'degraded',
  },
  unverified: {
    label: 'Unverified',
    sentence: "No recent evidence, or it can't be checked from here. The reason is shown.",
    predicate: 'is unverified',
    counted: 'unverified',
  },
  pass: {
    label: 'Pass',
    sentence: 'Works as expected, checked recently.',
    predicate: 'passes',
    counted: 'passing',
  },
};

/** Returns how many checks are in each state, worst first, without the states that have none: `2 blocked, 1 passing`. */
export function formatStateCounts(counts: Readonly<Partial<Record<CheckState, number>>>): string {
  return CHECK_STATES.flatMap((state) => {
    const count = counts[state] ?? 0;
    return count === 0 ? [] : [`${formatNumber(count)} ${STATE_TEXT[state].counted}`];
  }).join(', ');
}
