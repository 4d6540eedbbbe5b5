/** The firewall formats that an allowlist exports to. */
export const EXPORT_FORMATS = [
  'palo_alto_edl_url',
  'palo_alto_edl_ip',
  'fortigate_cli',
  'fortinet_feed',
  'cisco_asa',
  'umbrella',
  'meraki',
  'zscaler',
  'opnsense_alias',
  'sonicwall_ip',
  'sonicwall_fqdn',
  'windows_powershell',
  'windows_netsh',
  'nftables',
  'csv',
  'json',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The formats that a firewall fetches from a URL. */
export const FEED_FORMATS = [
  'palo_alto_edl_url',
  'palo_alto_edl_ip',
  'fortinet_feed',
  'opnsense_alias',
  'sonicwall_ip',
  'sonicwall_fqdn',
] as const satisfies readonly ExportFormat[];

/** What each format is called on a page and at the head of its text. */
export const EXPORT_TITLES: Readonly<Record<ExportFormat, string>> = {
  palo_alto_edl_url: 'Palo Alto external dynamic list, type URL',
  palo_alto_edl_ip: 'Palo Alto external dynamic list, type IP',
  fortigate_cli: 'FortiGate CLI script',
  fortinet_feed: 'Fortinet external feed, type address',
  cisco_asa: 'Cisco ASA and FTD objects',
  umbrella: 'Cisco Umbrella destination list',
  meraki: 'Meraki MX layer 3 firewall rules',
  zscaler: 'Zscaler custom URL category',
  opnsense_alias: 'OPNsense and pfSense alias content',
  sonicwall_ip: 'SonicWall dynamic external address group, addresses',
  sonicwall_fqdn: 'SonicWall dynamic external address group, names',
  windows_powershell: 'Windows Defender Firewall, PowerShell',
  windows_netsh: 'Windows Defender Firewall, netsh',
  nftables: 'nftables ruleset',
  csv: 'CSV',
  json: 'JSON',
};
