import type { FeedFormat } from '@sightline/spec';

/** How one product is told to fetch a feed. */
export interface FeedProduct {
  readonly id: string;
  readonly name: string;
  /** Where in the product, and what to choose there. */
  readonly steps: readonly string[];
  /** The addresses it needs, each with what it is. */
  readonly lists: readonly { readonly format: FeedFormat; readonly label: string }[];
  readonly mind: string;
}

export const FEED_PRODUCTS: readonly FeedProduct[] = [
  {
    id: 'palo-alto',
    name: 'Palo Alto Networks',
    steps: [
      'Objects > External Dynamic Lists > Add, once for each address.',
      'Type URL List for the first, IP List for the second; check for updates every five minutes or every hour.',
      'Use the URL list as URL category and the IP list as destination of the allow rules.',
    ],
    lists: [
      { format: 'palo_alto_edl_url', label: 'Type URL List' },
      { format: 'palo_alto_edl_ip', label: 'Type IP List' },
    ],
    mind: 'Not as type Domain List: that one serves DNS sinkholing and is for blocking only.',
  },
  {
    id: 'fortinet',
    name: 'Fortinet FortiGate',
    steps: [
      'Security Fabric > External Connectors > Create New > IP Address.',
      'Paste the address as URI of external resource; refresh rate five minutes.',
      'Use the connector as destination of the allow policy.',
    ],
    lists: [{ format: 'fortinet_feed', label: 'Type IP Address' }],
    mind: 'Feeds of type Domain Name work in the DNS filter only; export names as FortiGate CLI instead.',
  },
  {
    id: 'opnsense',
    name: 'OPNsense and pfSense',
    steps: [
      'Firewall > Aliases > Add, type URL Table (IPs).',
      'Paste the address as content; refresh every hour.',
      'Use the alias as destination of the allow rules.',
    ],
    lists: [{ format: 'opnsense_alias', label: 'URL Table' }],
    mind: 'A URL table takes the addresses of the list; names need an alias of type Host, from an export.',
  },
  {
    id: 'sonicwall',
    name: 'SonicWall',
    steps: [
      'Object > Match Objects > Dynamic Group > Add, once for each address.',
      'Protocol HTTPS; tick FQDN for the names; enable the periodic download.',
      'Use the groups as destination of the access rules.',
    ],
    lists: [
      { format: 'sonicwall_fqdn', label: 'Names (FQDN)' },
      { format: 'sonicwall_ip', label: 'Addresses' },
    ],
    mind: 'A group of names and one of addresses: SonicOS wants them apart.',
  },
];

/** What a format of a feed is called in a row. */
export const FEED_FORMAT_NAME: Readonly<Record<FeedFormat, string>> = {
  palo_alto_edl_url: 'Palo Alto, URLs',
  palo_alto_edl_ip: 'Palo Alto, addresses',
  fortinet_feed: 'Fortinet, addresses',
  opnsense_alias: 'OPNsense and pfSense',
  sonicwall_ip: 'SonicWall, addresses',
  sonicwall_fqdn: 'SonicWall, names',
};
