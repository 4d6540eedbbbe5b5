import type { CheckState } from '@sightline/spec';

/** The reason for a verdict. Stored with the state: reasons may be added, never renamed. */
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
  passes: 'The latest probes passed.',
  altered: 'Reachable, but something in the path alters the connection.',
  proxy_only: "Reachable only through a proxy; programs that don't use the proxy fail.",
  clock_wrong: "Reachable, but this machine's clock is wrong, so certificates look out of date.",
  address_drift: 'Reachable, but at an address that a firewall with pinned addresses would block.',
  alternative_passes: 'Fails here, but an alternative address of the same service works from this host.',
  control_passes: 'Fails at this store; works from our outside probe.',
  other_stores_pass: 'Fails at this store; works at your other stores.',
  control_and_fleet_fail:
    'Fails from our outside probe too: a vendor outage, or a problem on the Internet path to the vendor.',
  fleet_fails: 'Fails at your other stores too; our outside probe has no recent result.',
  control_fails: 'Fails from our outside probe.',
  all_external_fail: 'All Internet targets of this store fail at once, but work elsewhere.',
  silent: "No report for three intervals; we can't tell whether its targets work.",
  host_silent: "This host hasn't reported for three intervals; other hosts in the store have.",
  never_probed: 'Not probed yet.',
  lan_fails: 'Fails between machines inside the store.',
  host_fails: 'Fails on the machine itself.',
  peer_silent: "Not reachable, and the machine at the other end hasn't reported since; it may be off.",
  untold: "The machine doesn't give the agent the information this check needs.",
  answers_no_other_name:
    "The server answers no unlisted name from anywhere, so we can't tell whether the rule is a wildcard.",
  no_reference: 'Fails here, but neither our outside probe nor another store can tell whether this store is the cause.',
};

/** Returns the reason as one sentence for a person. */
export function verdictReasonText(reason: VerdictReason): string {
  return TEXT_BY_REASON[reason];
}

/** Returns the reason stored in a row. Throws on one that this version does not know: only newer code writes it. */
export function verdictReasonOf(text: string): VerdictReason {
  const reason = VERDICT_REASONS.find((known) => known === text);
  if (!reason) throw new Error(`The verdict reason ${text} is not known to this version.`);
  return reason;
}
