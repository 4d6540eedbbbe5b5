import type { EntryVerdict, UnverifiedReason } from '../certificates/certificate-document.ts';

/** What a certificate says about an entry. */
export const VERDICT_LABEL: Readonly<Record<EntryVerdict, string>> = {
  verified: 'Verified',
  not_verified: 'Not verified',
  not_applicable: 'Not for this store',
};

/** Why an entry is not verified. */
export const UNVERIFIED_REASON_LABEL: Readonly<Record<UnverifiedReason, string>> = {
  failing: 'Fails here',
  target_down: 'Down at the vendor',
  store_offline: 'Store offline',
  degraded: 'Degraded',
  undecided: 'No verdict yet',
  stale: 'Evidence too old',
  never_probed: 'Not probed yet',
  no_host: 'No host with an agent',
  not_planned: 'Not probed',
};
