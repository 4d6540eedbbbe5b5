import type { CheckState, EntryVerdict, UnverifiedReason } from '@sightline/spec';

/** The state whose color and icon a reason has. */
const STATE_OF: Readonly<Record<UnverifiedReason, CheckState>> = {
  failing: 'blocked',
  target_down: 'target_down',
  store_offline: 'store_offline',
  degraded: 'degraded',
  undecided: 'unverified',
  stale: 'unverified',
  never_probed: 'unverified',
  no_host: 'unverified',
  not_planned: 'unverified',
};

const WORST_FIRST: readonly CheckState[] = ['blocked', 'store_offline', 'target_down', 'degraded', 'unverified'];

/** Returns the state whose color and icon an entry has: the worst of its reasons when it is not verified. */
export function verdictState(
  verdict: EntryVerdict,
  reasons: readonly { readonly code: UnverifiedReason }[],
): CheckState {
  if (verdict === 'verified') return 'pass';
  const states = reasons.map(({ code }) => STATE_OF[code]);
  return WORST_FIRST.find((state) => states.includes(state)) ?? 'unverified';
}
