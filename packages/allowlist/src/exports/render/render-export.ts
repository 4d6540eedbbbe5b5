import { EXPORT_TITLES, type ExportFormat, type FEED_FORMATS } from '@sightline/spec';
import { FORTINET_FEED, PALO_ALTO_EDL_IP, SONICWALL_IP, URL_TABLE } from '../formats/address-list.ts';
import { CISCO_ASA } from '../formats/cisco-asa.ts';
import { CSV } from '../formats/csv.ts';
import { FORTIGATE_CLI } from '../formats/fortigate-cli.ts';
import { JSON_RECORDS } from '../formats/json.ts';
import { MERAKI } from '../formats/meraki.ts';
import { NFTABLES } from '../formats/nftables.ts';
import { OPNSENSE_ALIAS } from '../formats/opnsense-alias.ts';
import { PALO_ALTO_EDL_URL } from '../formats/palo-alto-edl-url.ts';
import { SONICWALL_FQDN } from '../formats/sonicwall-fqdn.ts';
import { UMBRELLA } from '../formats/umbrella.ts';
import { WINDOWS_NETSH } from '../formats/windows-netsh.ts';
import { WINDOWS_POWERSHELL } from '../formats/windows-powershell.ts';
import { ZSCALER } from '../formats/zscaler.ts';
import type { AllowRule } from '../rules/allow-rule.ts';
import type { Exporter, ExportHeader, NotExpressible } from './exporter.ts';
import { headerLines } from './header-lines.ts';

const EXPORTERS: Readonly<Record<ExportFormat, Exporter>> = {
  palo_alto_edl_url: PALO_ALTO_EDL_URL,
  palo_alto_edl_ip: PALO_ALTO_EDL_IP,
  fortigate_cli: FORTIGATE_CLI,
  fortinet_feed: FORTINET_FEED,
  cisco_asa: CISCO_ASA,
  umbrella: UMBRELLA,
  meraki: MERAKI,
  zscaler: ZSCALER,
  opnsense_alias: OPNSENSE_ALIAS,
  sonicwall_ip: SONICWALL_IP,
  sonicwall_fqdn: SONICWALL_FQDN,
  windows_powershell: WINDOWS_POWERSHELL,
  windows_netsh: WINDOWS_NETSH,
  nftables: NFTABLES,
  csv: CSV,
  json: JSON_RECORDS,
};

const FEED_EXPORTERS: Readonly<Record<(typeof FEED_FORMATS)[number], Exporter>> = {
  ...EXPORTERS,
  opnsense_alias: URL_TABLE,
};

export interface RenderedExport {
  readonly text: string;
  readonly mediaType: string;
  /** Safe as a file name and in an HTTP header. */
  readonly fileName: string;
  readonly notExpressible: readonly NotExpressible[];
}

/** What a firewall fetches: only the lines of a format. */
export interface RenderedFeed {
  readonly lines: readonly string[];
  readonly notExpressible: readonly NotExpressible[];
}

/**
 * Renders rules as a firewall fetches them from a URL.
 *
 * Without a header, since no product documents comment lines. Palo Alto documents a comment behind an address, so that one
 * is written.
 */
export function renderFeed(format: (typeof FEED_FORMATS)[number], rules: readonly AllowRule[]): RenderedFeed {
  const { lines, notExpressible } = FEED_EXPORTERS[format].write(rules, {
    title: '',
    packId: '',
    packVersion: 1,
    selection: 'full',
    madeAt: '',
    scope: '',
    leftOut: [],
    removable: [],
  });
  return { lines, notExpressible };
}

/**
 * Renders rules in a firewall's own format.
 *
 * Every rule is in the text or in `notExpressible`, which the header of the text repeats. Rules may contain any text: none
 * of it can break out of its place. Pure; does not throw.
 */
export function renderExport(format: ExportFormat, rules: readonly AllowRule[], header: ExportHeader): RenderedExport {
  const exporter = EXPORTERS[format];
  const written = exporter.write(rules, header);
  return {
    text: exporter.assemble(written, headerLines(EXPORT_TITLES[format], header, written)),
    mediaType: exporter.mediaType,
    fileName: `sightline-${packName(header)}-${format.replaceAll('_', '-')}.${exporter.extension}`,
    notExpressible: written.notExpressible,
  };
}

function packName({ packId, packVersion, otherPacks = [], selection }: ExportHeader): string {
  const part = selection === 'full' ? '' : `-${selection === 'diff' ? 'changes' : 'failing'}`;
  if (otherPacks.length > 0) return `${otherPacks.length + 1}-packs${part}`;
  return `${packId.replaceAll(/[^A-Za-z0-9-]/g, '').slice(0, 40) || 'pack'}-v${packVersion}${part}`;
}
