import type { CheckState, EntryVerdict, UnverifiedReason } from '@sightline/spec';

/** The state whose color and sign a reason has. */
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

export const REASON_LABEL: Readonly<Record<UnverifiedReason, string>> = {
  failing: 'Fails here',
  target_down: 'Down at the vendor',
  store_offline: 'Store offline',
  degraded: 'Reachable, but altered',
  undecided: 'Not decided',
  stale: 'Evidence too old',
  never_probed: 'Not probed yet',
  no_host: 'No machine with an agent',
  not_planned: 'Not probed',
};

export const VERDICT_LABEL: Readonly<Record<EntryVerdict, string>> = {
  verified: 'Verified',
  not_verified: 'Not verified',
  not_applicable: 'Not for this store',
};

const WORST_FIRST: readonly CheckState[] = ['blocked', 'store_offline', 'target_down', 'degraded', 'unverified'];

/** The state whose color and sign an entry has: of one that is not verified the worst of its reasons. */
export function verdictState(
  verdict: EntryVerdict,
  reasons: readonly { readonly code: UnverifiedReason }[],
): CheckState {
  if (verdict === 'verified') return 'pass';
  const states = reasons.map(({ code }) => STATE_OF[code]);
  return WORST_FIRST.find((state) => states.includes(state)) ?? 'unverified';
}
