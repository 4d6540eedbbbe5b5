import type { Flag } from '@sightline/spec';

/** Wording that several entries of the Paytronix pack share. */
export const IP_UNKNOWN =
  "The vendor's guide doesn't show this address, and no public source names it. Ask the vendor.";

export const URL_UNKNOWN =
  "The vendor's guide doesn't show this address, and no public source names the host. Ask the vendor.";

export const GUEST_ACCOUNT_URL_UNKNOWN =
  "The vendor's guide doesn't show this address. Public sites use hosts like <client>.myguestaccount.com, but that proves nothing about this entry. Ask the vendor.";

export const TEST_URL_UNKNOWN =
  "The vendor's guide doesn't show this address, and other rows don't tell: test hosts have different names in each region (pxslab.com, train.eu). Ask the vendor.";

/** Why entries for "the BOH machine" also apply to a CAPS server. */
export const BOH_OR_CAPS =
  'The guide says "on the BOH machine". Its Simphony section says "CAPS server" where other sections say "BOH", so this entry also applies to a CAPS server.';

export const INBOUND_AND_OUTBOUND: Flag = {
  code: 'inbound_from_internet',
  text: 'The guide says inbound and outbound, but describes nothing at the store that listens for connections from the Internet. Only outbound HTTPS with its return traffic is checked.',
};

export const IP_CELLS_UNKNOWN: Flag = {
  code: 'cell_unknown',
  text: "Primary IP and Backup IP are unknown, so firewalls that need addresses can't use this entry.",
};

export const URL_AND_IP_CELLS_UNKNOWN: Flag = {
  code: 'cell_unknown',
  text: "URL, Primary IP and Backup IP are unknown. This entry can't be allowed or checked until you fill them in.",
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
  text: 'Port 9090 is the default of both Aloha Kitchen Interface (AKI) and the Paytronix Controller. At stores with AKI, Paytronix likely uses another port.',
};
