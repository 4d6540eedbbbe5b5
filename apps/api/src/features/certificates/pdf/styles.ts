import type { EntryVerdict } from '@sightline/spec';
import type { Layout, Styles } from './pdf-content.ts';

export const INK = '#18202c';
export const DIM = '#5a6677';
export const LINE_COLOR = '#dfe4ec';
const SUNKEN = '#f6f8fb';

/** The color of each verdict, and a tint of it. */
export const VERDICT_COLOR: Readonly<Record<EntryVerdict, { readonly ink: string; readonly tint: string }>> = {
  verified: { ink: '#1b6b3a', tint: '#e6f4ea' },
  not_verified: { ink: '#951c29', tint: '#fdeaea' },
  not_applicable: { ink: '#5a6677', tint: '#edf0f5' },
};

export const PDF_STYLES: Styles = {
  brand: { fontSize: 9, bold: true, color: '#1f58b8', characterSpacing: 0.6 },
  title: { fontSize: 20, bold: true, color: INK },
  sub: { fontSize: 10, color: DIM },
  section: { fontSize: 11.5, bold: true, color: INK, margin: [0, 14, 0, 5] },
  head: { fontSize: 7.5, bold: true, color: DIM },
  entry: { fontSize: 8.5, bold: true, color: INK },
  small: { fontSize: 7.5, color: DIM },
  text: { fontSize: 8.5, color: INK },
  label: { fontSize: 7.5, color: DIM },
  number: { fontSize: 20, bold: true },
  seal: { fontSize: 7, color: INK },
};

/** Thin lines between rows, and a shaded header that every page repeats. */
export const ROWS: Layout = {
  hLineWidth: (line, node) => (line === 0 || line === node.table.body.length ? 0.8 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => LINE_COLOR,
  fillColor: (row) => (row === 0 ? SUNKEN : null),
  paddingLeft: () => 6,
  paddingRight: () => 6,
  paddingTop: () => 4,
  paddingBottom: () => 4,
};

/** Returns a layout that fills one cell. */
export function boxed(fill: string): Layout {
  return {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    fillColor: () => fill,
    paddingLeft: () => 10,
    paddingRight: () => 10,
    paddingTop: () => 8,
    paddingBottom: () => 8,
  };
}
