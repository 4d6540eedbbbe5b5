import {
  type CertificateDocument,
  type CertificateFile,
  type CertificateTotals,
  type EntryVerdict,
  formatDuration,
  formatInstant,
  formatNumber,
  VERDICT_LABEL,
} from '@sightline/spec';
import type { Content, PdfDocument } from './pdf-content.ts';
import { boxed, DIM, LINE_COLOR, PDF_STYLES, VERDICT_COLOR } from './styles.ts';

interface CertificateFrame {
  readonly file: CertificateFile;
  readonly title: string;
  readonly sub: string;
  /** The counts by verdict. */
  readonly totals: CertificateTotals;
  readonly totalsOf: string;
  /** Facts beside the ones that every certificate has. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  readonly body: readonly Content[];
}

/** Returns a certificate on paper: its subject, the totals, what counts as evidence, the body and the seal. */
export function certificateFrame({ file, title, sub, totals, totalsOf, facts, body }: CertificateFrame): PdfDocument {
  const { document, seal } = file;
  return {
    info: { title: `Coverage certificate: ${title}`, author: 'Sightline', subject: `SHA-256 ${seal.sha256}` },
    pageSize: 'A4',
    pageMargins: [40, 44, 40, 48],
    defaultStyle: { font: 'Roboto', fontSize: 8.5, lineHeight: 1.15 },
    styles: PDF_STYLES,
    footer: (page, pages) => ({
      margin: [40, 14, 40, 0],
      columns: [
        { text: `SHA-256 ${seal.sha256}`, style: 'small', width: '*' },
        { text: `${title} · page ${page} of ${pages}`, style: 'small', width: 'auto', alignment: 'right' },
      ],
    }),
    content: [
      { text: 'SIGHTLINE   COVERAGE CERTIFICATE', style: 'brand' },
      { text: title, style: 'title', margin: [0, 4, 0, 1] },
      { text: sub, style: 'sub' },
      factsTable([...commonFacts(document), ...facts]),
      totalsRow(totals, totalsOf),
      { text: evidenceText(document), style: 'small', margin: [0, 8, 0, 0] },
      ...body,
      sealBlock(file),
    ],
  };
}

function commonFacts(document: CertificateDocument): [string, string][] {
  const { madeAt, madeBy, tenant, lists } = document;
  const local = document.scope === 'store' ? ` (${formatInstant(madeAt, document.store.timeZone)} at the store)` : '';
  return [
    ['Issued', `${formatInstant(madeAt, 'UTC')}${local}`],
    ['Issued by', madeBy],
    ['Tenant', tenant.name],
    ['Packs', lists.map((list) => `${list.title}, version ${list.version}`).join('\n') || 'none'],
  ];
}

function factsTable(facts: readonly (readonly [string, string])[]): Content {
  return {
    margin: [0, 12, 0, 12],
    layout: 'noBorders',
    table: {
      widths: [80, '*'],
      body: facts.map(([label, text]) => [
        { text: label, style: 'label' },
        { text, style: 'text' },
      ]),
    },
  };
}

function totalsRow(totals: CertificateTotals, totalsOf: string): Content {
  const { verified, notVerified, notProbed, notApplicable } = totals;
  const total = (verdict: EntryVerdict, count: number, more = ''): Content => ({
    layout: boxed(VERDICT_COLOR[verdict].tint),
    table: {
      widths: ['*'],
      body: [
        [
          {
            stack: [
              { text: formatNumber(count), style: 'number', color: VERDICT_COLOR[verdict].ink },
              { text: `${VERDICT_LABEL[verdict]}${more}${totalsOf}`, style: 'label' },
            ],
          },
        ],
      ],
    },
  });
  return {
    columnGap: 10,
    columns: [
      total('verified', verified),
      total('not_verified', notVerified, notProbed === 0 ? '' : `, ${formatNumber(notProbed)} of them not probed`),
      total('not_applicable', notApplicable),
    ],
  };
}

function evidenceText({ evidenceAge: { intervals, minS } }: CertificateDocument): string {
  return `Verified means that every machine that needs the entry reached every part of it (or one of its alternatives), and the latest probe of each passed within ${intervals} probe intervals (or ${formatDuration(minS * 1_000)}, if that is longer). An entry that was not probed, not probed recently or has no verdict yet is not verified and never counts as a pass.`;
}

function sealBlock({ document, seal }: CertificateFile): Content {
  const rows: [string, string][] = [
    ['Certificate', document.id],
    ['SHA-256', seal.sha256],
    ['Key', seal.keyId],
    ['Ed25519 signature', seal.signature],
  ];
  return {
    unbreakable: true,
    margin: [0, 20, 0, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 515, y2: 0, lineWidth: 0.8, lineColor: LINE_COLOR }] },
      { text: 'Seal', style: 'section', margin: [0, 8, 0, 4] },
      {
        layout: 'noBorders',
        table: {
          widths: [80, '*'],
          body: rows.map(([label, text]) => [
            { text: label, style: 'label' },
            { text, style: 'seal' },
          ]),
        },
      },
      {
        text: 'The hash covers the canonical JSON (RFC 8785) of this certificate, which you can download in the console. The signature covers the hash. Anyone can verify both without an account at /v1/certificates/verify on this server.',
        style: 'small',
        color: DIM,
        margin: [0, 4, 0, 0],
      },
    ],
  };
}
