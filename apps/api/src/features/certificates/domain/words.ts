import type { EntryVerdict, HostRole, UnverifiedReason } from '@sightline/spec';

export const VERDICT_TEXT: Readonly<Record<EntryVerdict, string>> = {
  verified: 'Verified',
  not_verified: 'Not verified',
  not_applicable: 'Not for this store',
};

export const REASON_TEXT: Readonly<Record<UnverifiedReason, string>> = {
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

export const ROLE_TEXT: Readonly<Record<HostRole, string>> = {
  boh: 'BOH',
  terminal: 'Terminal',
  caps: 'CAPS',
  service_host: 'Service host',
  control: 'Control',
};

const PROFILE_TEXT: Readonly<Record<string, string>> = {
  aloha: 'Aloha',
  positouch: 'POSitouch',
  res3700: 'Micros RES 3700',
  simphony: 'Oracle Simphony',
  other: 'Other POS',
  na: 'North America',
  eu: 'European Union',
  production: 'Production',
  test: 'Test environment',
};

/** A POS system, region or environment as people write it; one that is not known here, as it came. */
export function profileText(value: string): string {
  return PROFILE_TEXT[value] ?? value;
}
