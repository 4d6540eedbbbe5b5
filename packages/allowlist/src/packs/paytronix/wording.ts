import type { Flag } from '@sightline/spec';

/** Wording that several entries of the Paytronix pack share. */
export const IP_UNKNOWN =
  'The copy of the guide has nothing in this column, and no public material names the address. Ask the vendor for it.';

export const URL_UNKNOWN =
  'The cell was a link whose text the copy of the guide does not have; no public material names the host. Ask the vendor for it.';

export const GUEST_ACCOUNT_URL_UNKNOWN =
  'The cell was a link whose text the copy of the guide does not have. Public sites show hosts like <client>.myguestaccount.com, which does not prove what stands here. Ask the vendor for it.';

export const TEST_URL_UNKNOWN =
  'The cell was a link whose text the copy of the guide does not have, and it does not follow from other rows: test hosts are named differently per region (pxslab.com, train.eu). Ask the vendor for it.';

/** Why entries for "the BOH machine" also apply to a CAPS server. */
export const BOH_OR_CAPS =
  'The guide says "on the BOH machine". Its Simphony section says "CAPS server" where the other sections say "BOH", so a CAPS server is taken for the BOH machine here.';

export const INBOUND_AND_OUTBOUND: Flag = {
  code: 'inbound_from_internet',
  text: 'The guide says inbound and outbound, but describes nothing at the store that would listen for connections from the Internet. Outbound HTTPS with its return traffic is what is checked; inbound is not.',
};

export const IP_CELLS_UNKNOWN: Flag = {
  code: 'cell_unknown',
  text: 'Primary IP and Backup IP are unknown: firewalls that need addresses cannot be configured from this entry.',
};

export const URL_AND_IP_CELLS_UNKNOWN: Flag = {
  code: 'cell_unknown',
  text: 'URL, Primary IP and Backup IP are unknown: this entry can be neither allowed nor checked until they are filled in.',
};

export const PROTOCOL_NOT_STATED: Flag = {
  code: 'protocol_not_stated',
  text: 'The guide does not say whether TCP or UDP.',
};

export const DIRECTION_NOT_STATED: Flag = {
  code: 'direction_not_stated',
  text: 'The guide does not say which side opens the connection.',
};

export const PORT_9090_SHARED: Flag = {
  code: 'default_shared',
  text: 'Port 9090 is the default of Aloha Kitchen Interface (AKI) as well as of the Paytronix Controller. Where AKI is in use, Paytronix likely has another port.',
};
