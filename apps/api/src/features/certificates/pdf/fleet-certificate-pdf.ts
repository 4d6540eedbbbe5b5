import {
  type CertificateFile,
  type CertificateFleetEntry,
  type CertificateFleetStore,
  type EntryVerdict,
  type FleetCertificate,
  formatCount,
  formatCountOf,
  formatNumber,
  UNVERIFIED_REASON_LABEL,
} from '@sightline/spec';
import { certificateFrame } from './certificate-frame.ts';
import type { Content, PdfDocument } from './pdf-content.ts';
import { ROWS, VERDICT_COLOR } from './styles.ts';

/** The most stores printed, those with the most unverified entries first; the files list all of them. */
const STORES_PRINTED_MAX = 300;

/** Returns a fleet's certificate on paper: in how many stores each entry is verified, and the incomplete stores. */
export function fleetCertificatePdf(document: FleetCertificate, file: CertificateFile): PdfDocument {
  const { tenant, storeCount, completeStoreCount, totals, entries, stores } = document;
  const bySection = Map.groupBy(entries, ({ packId, section }) => `${packId} ${section}`);
  return certificateFrame({
    file,
    title: `${tenant.name}, ${formatCount(storeCount, 'store')}`,
    sub: `All entries that can be probed are verified at ${formatCountOf(completeStoreCount, storeCount, 'store')}`,
    totals,
    totalsOf: ' (entries across all stores)',
    facts: [],
    body: [...[...bySection.values()].map(sectionTable), ...storesTable(stores)],
  });
}

function sectionTable(entries: readonly CertificateFleetEntry[]): Content {
  return {
    stack: [
      { text: entries[0]?.section ?? '', style: 'section' },
      {
        layout: ROWS,
        table: {
          headerRows: 1,
          keepWithHeaderRows: 1,
          dontBreakRows: true,
          widths: ['*', 48, 48, 56, 180],
          body: [
            headRow(['Entry', 'Verified', 'Not verified', 'Not applicable', 'Why not verified, in how many stores'], 1),
            ...entries.map(entryRow),
          ],
        },
      },
    ],
  };
}

function entryRow({ title, required, stores, reasons }: CertificateFleetEntry): Content[] {
  return [
    { stack: [{ text: title, style: 'entry' }, ...(required ? [] : [{ text: 'optional', style: 'small' }])] },
    ...totalCells(stores),
    {
      text: reasons
        .map(({ code, storeCount }) => `${UNVERIFIED_REASON_LABEL[code]}: ${formatNumber(storeCount)}`)
        .join(', '),
      style: 'text',
    },
  ];
}

function totalCells({ verified, notVerified, notApplicable }: CertificateFleetStore['entries']): Content[] {
  return [
    { text: formatNumber(verified), alignment: 'right', bold: true, color: colorOf('verified', verified) },
    {
      text: formatNumber(notVerified),
      alignment: 'right',
      bold: true,
      color: colorOf('not_verified', notVerified),
    },
    { text: formatNumber(notApplicable), alignment: 'right', color: VERDICT_COLOR.not_applicable.ink },
  ];
}

function colorOf(verdict: EntryVerdict, count: number): string {
  return VERDICT_COLOR[count === 0 ? 'not_applicable' : verdict].ink;
}

function headRow(texts: readonly string[], numbersFrom: number): Content[] {
  return texts.map((text, column) => ({
    text,
    style: 'head',
    alignment: column >= numbersFrom && column < numbersFrom + 3 ? 'right' : 'left',
  }));
}

/** Returns how many entries could be verified but are not. */
function openCount({ entries }: CertificateFleetStore): number {
  return entries.notVerified - entries.notProbed;
}

function storesTable(stores: readonly CertificateFleetStore[]): Content[] {
  const incomplete = stores
    .filter(({ entries }) => entries.notVerified > entries.notProbed || entries.verified === 0)
    .toSorted((a, b) => openCount(b) - openCount(a) || (a.number < b.number ? -1 : 1));
  if (incomplete.length === 0) return [];
  const shown = incomplete.slice(0, STORES_PRINTED_MAX);
  const rest = incomplete.length - shown.length;
  return [
    { text: 'Stores with entries that can be probed but are not verified', style: 'section' },
    {
      layout: ROWS,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [70, '*', 60, 60, 80],
        body: [
          headRow(['Store', 'Name', 'Verified', 'Not verified', 'Not applicable'], 2),
          ...shown.map(({ number, name, entries }) => [
            { text: number, style: 'entry' },
            { text: name, style: 'text' },
            ...totalCells(entries),
          ]),
        ],
      },
    },
    ...(rest > 0 ? [{ text: `and ${formatCount(rest, 'more store')} in the CSV and JSON files`, style: 'small' }] : []),
  ];
}
