import { csvText } from '@sightline/allowlist';
import {
  type CertificateFile,
  type FleetCertificate,
  type StoreCertificate,
  UNVERIFIED_REASON_LABEL,
  VERDICT_LABEL,
} from '@sightline/spec';

const COLUMNS = [
  'row',
  'list',
  'section',
  'entry',
  'title',
  'required',
  'verdict',
  'reasons',
  'machine',
  'target',
  'probed_at',
  'counts',
  'text',
  'addresses',
  'tls_issuer',
  'resolve_ms',
  'connect_ms',
  'tls_ms',
  'request_ms',
  'response_ms',
  'stores_verified',
  'stores_not_verified',
  'stores_not_probed',
  'stores_not_applicable',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/**
 * Returns a certificate as CSV (RFC 4180). The first column names the kind of row: `certificate` (hash, key and signature
 * are in `text`), `entry`, `evidence` below its entry, `store`. Cells that a spreadsheet would run start with an apostrophe.
 */
export function certificateCsv({ document, seal }: CertificateFile): string {
  const head: Row[] = [
    { row: 'certificate', title: 'id', text: document.id },
    { row: 'certificate', title: 'made', text: document.madeAt },
    { row: 'certificate', title: 'tenant', text: document.tenant.name },
    { row: 'certificate', title: 'sha256', text: seal.sha256 },
    { row: 'certificate', title: 'key', text: seal.keyId },
    { row: 'certificate', title: 'signature', text: seal.signature },
  ];
  const body = document.scope === 'store' ? storeRows(document) : fleetRows(document);
  return csvText([COLUMNS, ...[...head, ...body].map((row) => COLUMNS.map((column) => row[column] ?? ''))]);
}

function storeRows({ store, entries }: StoreCertificate): Row[] {
  const ofEntries = entries.flatMap(({ evidence, ...entry }): Row[] => [
    {
      row: 'entry',
      ...entryCells(entry),
      verdict: VERDICT_LABEL[entry.verdict],
      reasons: entry.reasons.map(({ code, text }) => `${UNVERIFIED_REASON_LABEL[code]}: ${text}`).join(' '),
      probed_at: entry.verifiedAt ?? '',
    },
    ...evidence.map((item) => ({
      row: 'evidence',
      ...entryCells(entry),
      machine: item.host,
      target: item.target,
      probed_at: item.at ?? '',
      counts: yesNo(item.counts),
      text: item.text,
      addresses: item.addresses.join(' '),
      tls_issuer: item.tlsIssuer ?? '',
      ...phaseCells(item.phasesMs),
    })),
  ]);
  return [{ row: 'certificate', title: 'store', text: `${store.number} ${store.name}` }, ...ofEntries];
}

function fleetRows({ entries, stores }: FleetCertificate): Row[] {
  return [
    ...entries.map((entry) => ({
      row: 'entry',
      ...entryCells(entry),
      reasons: entry.reasons
        .map(({ code, storeCount }) => `${UNVERIFIED_REASON_LABEL[code]}: ${storeCount}`)
        .join(', '),
      ...totalCells(entry.stores),
    })),
    ...stores.map(({ number, name, entries: totals }) => ({
      row: 'store',
      title: `${number} ${name}`,
      verdict: `${totals.verified} verified, ${totals.notVerified} not verified (${totals.notProbed} not probed), ${totals.notApplicable} not applicable`,
    })),
  ];
}

interface EntryHead {
  readonly packId: string;
  readonly entryId: string;
  readonly section: string;
  readonly title: string;
  readonly required: boolean;
}

function entryCells({ packId, entryId, section, title, required }: EntryHead): Row {
  return { list: packId, entry: entryId, section, title, required: yesNo(required) };
}

function totalCells(totals: FleetCertificate['totals']): Row {
  return {
    stores_verified: String(totals.verified),
    stores_not_verified: String(totals.notVerified),
    stores_not_probed: String(totals.notProbed),
    stores_not_applicable: String(totals.notApplicable),
  };
}

type Phases = StoreCertificate['entries'][number]['evidence'][number]['phasesMs'];

function phaseCells(phases: Phases): Row {
  const cell = (ms: number | null | undefined): string => (ms === null || ms === undefined ? '' : String(ms));
  return {
    resolve_ms: cell(phases?.resolve),
    connect_ms: cell(phases?.connect),
    tls_ms: cell(phases?.tls),
    request_ms: cell(phases?.request),
    response_ms: cell(phases?.response),
  };
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
