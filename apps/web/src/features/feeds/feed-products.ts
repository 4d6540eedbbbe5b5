import type { FeedFormat } from '@sightline/spec';

/** How to set up a product to fetch a feed. */
export interface FeedProduct {
  readonly id: string;
  readonly name: string;
  /** Where to go in the product, and what to choose there. */
  readonly steps: readonly string[];
  /** The URLs it needs, each with its label. */
  readonly lists: readonly { readonly format: FeedFormat; readonly label: string }[];
  readonly note: string;
}

export const FEED_PRODUCTS: readonly FeedProduct[] = [
  {
    id: 'palo-alto',
    name: 'Palo Alto Networks',
    steps: [
      'Go to Objects > External Dynamic Lists > Add, once for each URL.',
      'Choose type URL List for the first and IP List for the second. Check for updates every five minutes or every hour.',
      'Use the URL list as the URL category and the IP list as the destination of the allow rules.',
    ],
    lists: [
      { format: 'palo_alto_edl_url', label: 'Type URL List' },
      { format: 'palo_alto_edl_ip', label: 'Type IP List' },
    ],
    note: 'Do not use type Domain List: it serves DNS sinkholing and only blocks.',
  },
  {
    id: 'fortinet',
    name: 'Fortinet FortiGate',
    steps: [
      'Go to Security Fabric > External Connectors > Create New > IP Address.',
      'Paste the URL as the URI of external resource. Set the refresh rate to five minutes.',
      'Use the connector as the destination of the allow policy.',
    ],
    lists: [{ format: 'fortinet_feed', label: 'Type IP Address' }],
    note: 'Feeds of type Domain Name only work in the DNS filter. Export names as FortiGate CLI instead.',
  },
  {
    id: 'opnsense',
    name: 'OPNsense and pfSense',
    steps: [
      'Go to Firewall > Aliases > Add and choose type URL Table (IPs).',
      'Paste the URL as the content. Refresh every hour.',
      'Use the alias as the destination of the allow rules.',
    ],
    lists: [{ format: 'opnsense_alias', label: 'URL Table' }],
    note: 'A URL table only holds the IP addresses of the list. For names, export the list and use an alias of type Host.',
  },
  {
    id: 'sonicwall',
    name: 'SonicWall',
    steps: [
      'Go to Object > Match Objects > Dynamic Group > Add, once for each URL.',
      'Choose protocol HTTPS, select FQDN for the names, and enable the periodic download.',
      'Use the groups as the destination of the access rules.',
    ],
    lists: [
      { format: 'sonicwall_fqdn', label: 'Names (FQDN)' },
      { format: 'sonicwall_ip', label: 'Addresses' },
    ],
    note: 'SonicOS needs names and addresses in separate groups.',
  },
];

/** The short name of a feed format. */
export const FEED_FORMAT_NAME: Readonly<Record<FeedFormat, string>> = {
  palo_alto_edl_url: 'Palo Alto, URLs',
  palo_alto_edl_ip: 'Palo Alto, addresses',
  fortinet_feed: 'Fortinet, addresses',
  opnsense_alias: 'OPNsense and pfSense',
  sonicwall_ip: 'SonicWall, addresses',
  sonicwall_fqdn: 'SonicWall, names',
};
