import {
  type CertificateEvidence,
  type CertificateFile,
  type CertificateStoreEntry,
  PHASES,
  type StoreCertificate,
} from '@sightline/spec';
import { profileText, REASON_TEXT, ROLE_TEXT, VERDICT_TEXT } from '../domain/words.ts';
import { certificateFrame } from './certificate-frame.ts';
import type { Content, PdfDocument } from './pdf-content.ts';
import { ROWS, VERDICT_COLOR } from './styles.ts';

/** As much of an entry's evidence as is printed; the file has all of it. */
const EVIDENCE_PRINTED_MAX = 12;

/** The certificate of a store on paper: by section as the vendor prints it, an entry a row, with its evidence. */
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
      ['Kind of store', [store.pos, store.region, store.environment].map(profileText).join(', ')],
      [
        'Machines',
        store.hosts.map(({ name, role }) => `${name} (${ROLE_TEXT[role]})`).join(', ') || 'none with an agent',
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
            ['Entry', 'Verdict', 'Evidence, or why not'].map((text) => ({ text, style: 'head' })),
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
    { text: VERDICT_TEXT[verdict], bold: true, fontSize: 8, color: VERDICT_COLOR[verdict].ink },
    {
      stack: [
        ...reasons.map(({ code, text }) => ({
          text: [{ text: `${REASON_TEXT[code]}. `, bold: true }, { text }],
          style: 'text',
          margin: [0, 0, 0, 2] as const,
        })),
        ...evidence.slice(0, EVIDENCE_PRINTED_MAX).map((item) =>
          evidenceText(
            item,
            reasons.some(({ text }) => text === item.text),
          ),
        ),
        ...(hidden > 0 ? [{ text: `and ${hidden} more in the file`, style: 'small' }] : []),
      ],
    },
  ];
}

/** What stands among the reasons of the entry is not said again. */
function evidenceText(item: CertificateEvidence, isSaid: boolean): Content {
  const { host, target, at, counts, text, addresses, tlsIssuer } = item;
  const facts = [
    ...(counts || isSaid ? [] : [text.replace(/[.]$/, '')]),
    ...(at === null ? [] : [`${at.slice(0, 19).replace('T', ' ')} UTC`]),
    ...(addresses.length === 0 ? [] : [addresses.join(' ')]),
    ...(tlsIssuer === null ? [] : [`certificate of ${tlsIssuer}`]),
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
    return ms === null ? [] : [`${phase} ${ms < 10 ? ms.toFixed(1) : Math.round(ms)}`];
  });
  return reached.length === 0 ? [] : [`${reached.join(' · ')} ms`];
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
