import {
  type CertificateEvidence,
  type CertificateFile,
  type CertificateStoreEntry,
  formatInstant,
  formatLatency,
  formatNumber,
  PHASE_LABEL,
  PHASES,
  profileLabel,
  ROLE_SHORT_LABEL,
  type StoreCertificate,
  UNVERIFIED_REASON_LABEL,
  VERDICT_LABEL,
} from '@sightline/spec';
import { certificateFrame } from './certificate-frame.ts';
import type { Content, PdfDocument } from './pdf-content.ts';
import { ROWS, VERDICT_COLOR } from './styles.ts';

/** The most evidence of one entry that is printed; the files have all of it. */
const EVIDENCE_PRINTED_MAX = 12;

/** Returns a store's certificate on paper: in the vendor's sections, one row an entry, with its evidence. */
export function storeCertificatePdf(document: StoreCertificate, file: CertificateFile): PdfDocument {
  const { store, totals, entries } = document;
  const concerned = entries.filter(({ verdict }) => verdict !== 'not_applicable');
  const bySection = Map.groupBy(concerned, ({ packId, section }) => `${packId} ${section}`);
  return certificateFrame({
    file,
    title: `Store ${store.number} ${store.name}`,
    sub: store.address,
    totals,
    totalsOf: '',
    facts: [
      ['Store profile', [store.pos, store.region, store.environment].map(profileLabel).join(', ')],
      [
        'Hosts',
        store.hosts.map(({ name, role }) => `${name} (${ROLE_SHORT_LABEL[role]})`).join(', ') || 'none with an agent',
      ],
    ],
    body: [
      ...[...bySection.values()].map(sectionTable),
      ...othersText(entries.filter(({ verdict }) => verdict === 'not_applicable')),
    ],
  });
}

function sectionTable(entries: readonly CertificateStoreEntry[]): Content {
  const title = entries[0]?.section ?? '';
  return {
    stack: [
      { text: title, style: 'section' },
      {
        layout: ROWS,
        table: {
          headerRows: 1,
          keepWithHeaderRows: 1,
          dontBreakRows: true,
          widths: [150, 62, '*'],
          body: [
            ['Entry', 'Verdict', 'Evidence or reason'].map((text) => ({ text, style: 'head' })),
            ...entries.map(entryRow),
          ],
        },
      },
    ],
  };
}

function entryRow(entry: CertificateStoreEntry): Content[] {
  const { title, required, verdict, reasons, evidence, evidenceCount } = entry;
  const hidden = evidenceCount - EVIDENCE_PRINTED_MAX;
  return [
    { stack: [{ text: title, style: 'entry' }, ...(required ? [] : [{ text: 'optional', style: 'small' }])] },
    { text: VERDICT_LABEL[verdict], bold: true, fontSize: 8, color: VERDICT_COLOR[verdict].ink },
    {
      stack: [
        ...reasons.map(({ code, text }) => ({
          text: [{ text: `${UNVERIFIED_REASON_LABEL[code]}. `, bold: true }, { text }],
          style: 'text',
          margin: [0, 0, 0, 2] as const,
        })),
        ...evidence.slice(0, EVIDENCE_PRINTED_MAX).map((item) =>
          evidenceText(
            item,
            reasons.some(({ text }) => text === item.text),
          ),
        ),
        ...(hidden > 0 ? [{ text: `and ${formatNumber(hidden)} more in the CSV and JSON files`, style: 'small' }] : []),
      ],
    },
  ];
}

/** Leaves out a text that the entry's reasons already show. */
function evidenceText(item: CertificateEvidence, isSaid: boolean): Content {
  const { host, target, at, counts, text, addresses, tlsIssuer } = item;
  const facts = [
    ...(counts || isSaid ? [] : [text.replace(/[.]$/, '')]),
    ...(at === null ? [] : [formatInstant(at, 'UTC')]),
    ...(addresses.length === 0 ? [] : [addresses.join(' ')]),
    ...(tlsIssuer === null ? [] : [`certificate issued by ${tlsIssuer}`]),
    ...phaseTexts(item),
  ];
  return {
    margin: [0, 0, 0, 2],
    text: [
      { text: target, fontSize: 8 },
      { text: `  from ${host}: ${facts.join('; ')}`, fontSize: 7.5, color: counts ? '#5a6677' : '#951c29' },
    ],
  };
}

function phaseTexts({ phasesMs }: CertificateEvidence): string[] {
  const reached = PHASES.flatMap((phase) => {
    const ms = phasesMs?.[phase] ?? null;
    return ms === null ? [] : [`${PHASE_LABEL[phase]} ${formatLatency(ms)}`];
  });
  return reached.length === 0 ? [] : [reached.join(' · ')];
}

function othersText(entries: readonly CertificateStoreEntry[]): Content[] {
  if (entries.length === 0) return [];
  const bySection = Map.groupBy(entries, ({ section }) => section);
  return [
    { text: 'Not for this store', style: 'section' },
    ...[...bySection].map(([section, alike]) => ({
      text: [{ text: `${section}: `, bold: true }, { text: alike.map(({ title }) => title).join('; ') }],
      style: 'small',
      margin: [0, 0, 0, 3] as const,
    })),
  ];
}
