import type { CheckState } from '@sightline/spec';

/** Why a verdict is what it is. Stored beside the state; a reason may be added, none is renamed. */
export const VERDICT_REASONS = [
  'passes',
  'altered',
  'proxy_only',
  'clock_wrong',
  'address_drift',
  'alternative_passes',
  'control_passes',
  'other_stores_pass',
  'control_and_fleet_fail',
  'fleet_fails',
  'control_fails',
  'all_external_fail',
  'silent',
  'host_silent',
  'never_probed',
  'no_reference',
  'answers_no_other_name',
  'lan_fails',
  'host_fails',
  'untold',
  'peer_silent',
] as const;
export type VerdictReason = (typeof VERDICT_REASONS)[number];

/** What detection concludes about a check. */
export interface Verdict {
  readonly state: CheckState;
  readonly reason: VerdictReason;
}

const TEXT_BY_REASON: Record<VerdictReason, string> = {
  passes: 'The last probes passed.',
  altered: 'Reachable, but something in between alters the connection.',
  proxy_only: 'Reachable through a proxy only: programs that do not know the proxy get nothing.',
  clock_wrong: 'Reachable, but the clock of the machine is wrong, so that certificates seem out of date there.',
  address_drift: 'Reachable, but at an address that a firewall with pinned addresses would drop.',
  alternative_passes: 'Fails here, but an alternative address of the same service works from this host.',
  control_passes: 'Fails here, while the same target works from outside, probed by the control.',
  other_stores_pass: 'Fails here, while the same target works from other stores.',
  control_and_fleet_fail:
    'Fails from outside any store as well: the trouble is at the vendor, or on the way to it for everybody.',
  fleet_fails: 'Fails from other stores as well; the control has no fresh view from outside.',
  control_fails: 'Fails from the control, outside any store.',
  all_external_fail: 'Every Internet target of this store fails at once, while they work elsewhere.',
  silent: 'The store has not reported for three intervals: nothing is known about the target.',
  host_silent: 'The machine that probes this has not reported for three intervals, while others of the store have.',
  never_probed: 'Not probed yet.',
  lan_fails: 'Fails between machines of the store, where nobody else can see it.',
  host_fails: 'Fails on the machine itself.',
  peer_silent: 'Not reached, and the machine at the other end has not reported since: it may be off.',
  untold: 'The machine does not tell the agent what would have to be known.',
  answers_no_other_name:
    'The server answers no name that it does not know, from anywhere: whether the rule is a wildcard cannot be shown.',
  no_reference: 'Fails here; neither the control nor another store can tell whether the store is to blame.',
};

/** The reason as one sentence for a person. */
export function verdictReasonText(reason: VerdictReason): string {
  return TEXT_BY_REASON[reason];
}

/** The reason that a row holds. Throws on one that this version does not know: only newer code writes that. */
export function verdictReasonOf(text: string): VerdictReason {
  const reason = VERDICT_REASONS.find((known) => known === text);
  if (!reason) throw new Error(`The verdict reason ${text} is not known to this version.`);
  return reason;
}
