import type {
  CertificateFile,
  CertificateFleetEntry,
  CertificateFleetStore,
  EntryVerdict,
  FleetCertificate,
} from '@sightline/spec';
import { REASON_TEXT } from '../domain/words.ts';
import { certificateFrame } from './certificate-frame.ts';
import type { Content, PdfDocument } from './pdf-content.ts';
import { ROWS, VERDICT_COLOR } from './styles.ts';

/** As many stores as are printed, those with most unverified first; the files have all of them. */
const STORES_PRINTED_MAX = 300;

/** The certificate of a fleet on paper: for every entry in how many stores, and the stores that are not complete. */
export function fleetCertificatePdf(document: FleetCertificate, file: CertificateFile): PdfDocument {
  const { tenant, storeCount, completeStoreCount, totals, entries, stores } = document;
  const bySection = Map.groupBy(entries, ({ packId, section }) => `${packId} ${section}`);
  return certificateFrame({
    file,
    title: `${tenant.name}, ${storeCount.toLocaleString('en')} ${storeCount === 1 ? 'store' : 'stores'}`,
    sub: `Everything that can be probed is verified at ${countText(completeStoreCount, storeCount)} of them`,
    totals,
    totalsOf: ' (entries over all stores)',
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
            headRow(['Entry', 'Verified', 'Not verified', 'Not for the store', 'Not verified because, in stores'], 1),
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
      text: reasons.map(({ code, storeCount }) => `${REASON_TEXT[code]} ${storeCount.toLocaleString('en')}`).join(', '),
      style: 'text',
    },
  ];
}

function totalCells({ verified, notVerified, notApplicable }: CertificateFleetStore['entries']): Content[] {
  return [
    { text: verified.toLocaleString('en'), alignment: 'right', bold: true, color: colorOf('verified', verified) },
    {
      text: notVerified.toLocaleString('en'),
      alignment: 'right',
      bold: true,
      color: colorOf('not_verified', notVerified),
    },
    { text: notApplicable.toLocaleString('en'), alignment: 'right', color: VERDICT_COLOR.not_applicable.ink },
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

function countText(count: number, all: number): string {
  if (count === 0) return 'none';
  return count === all ? 'all' : count.toLocaleString('en');
}

/** How much could be verified and is not. */
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
    { text: 'Stores where something that can be probed is not verified', style: 'section' },
    {
      layout: ROWS,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [70, '*', 60, 60, 80],
        body: [
          headRow(['Store', 'Name', 'Verified', 'Not verified', 'Not for the store'], 2),
          ...shown.map(({ number, name, entries }) => [
            { text: number, style: 'entry' },
            { text: name, style: 'text' },
            ...totalCells(entries),
          ]),
        ],
      },
    },
    ...(rest > 0
      ? [{ text: `and ${rest.toLocaleString('en')} more stores, in the CSV and JSON files`, style: 'small' }]
      : []),
  ];
}
