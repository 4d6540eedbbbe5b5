import { EXPORT_FORMATS, type ExportFormat, exportTitle } from '@sightline/spec';

/** Whose product reads a format. */
const MAKER: Readonly<Record<ExportFormat, string>> = {
  palo_alto_edl_url: 'Palo Alto Networks',
  palo_alto_edl_ip: 'Palo Alto Networks',
  fortigate_cli: 'Fortinet',
  fortinet_feed: 'Fortinet',
  cisco_asa: 'Cisco',
  umbrella: 'Cisco',
  meraki: 'Cisco',
  zscaler: 'Zscaler',
  opnsense_alias: 'OPNsense and pfSense',
  sonicwall_ip: 'SonicWall',
  sonicwall_fqdn: 'SonicWall',
  windows_powershell: 'Microsoft',
  windows_netsh: 'Microsoft',
  nftables: 'Linux',
  csv: 'Any',
  json: 'Any',
};

interface FormatGroup {
  readonly group: string;
  readonly items: readonly { readonly value: ExportFormat; readonly label: string }[];
}

/** All formats by whose product reads them, in the order of the formats. */
export const FORMAT_GROUPS: readonly FormatGroup[] = [...Map.groupBy(EXPORT_FORMATS, (format) => MAKER[format])].map(
  ([group, formats]) => ({
    group,
    items: formats.map((format) => ({ value: format, label: exportTitle(format) })),
  }),
);
