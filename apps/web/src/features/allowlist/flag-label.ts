import type { Flag } from '@sightline/spec';

/** What is odd about an entry, in a few words; the sentence stands with the flag itself. */
export const FLAG_LABEL: Readonly<Record<Flag['code'], string>> = {
  suspected_typo: 'Suspected typing error',
  any_of: 'Any one is enough',
  cell_unknown: 'Cells unknown',
  protocol_not_stated: 'TCP or UDP not stated',
  direction_not_stated: 'Direction not stated',
  port_not_stated: 'Port not stated',
  inbound_from_internet: 'Inbound not verified',
  no_counterpart: 'No counterpart',
  port_from_config: 'Port comes from a setting',
  default_shared: 'Default shared with another product',
  version_pattern: 'Name has a version in it',
};
