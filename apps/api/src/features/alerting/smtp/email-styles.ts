import type { CSSProperties } from 'react';
import type { AlertMessage } from '../domain/alert-message.ts';

/** White text on each of these has a contrast of at least 4.5:1. */
export const STATE_COLORS: Record<AlertMessage['state'], { readonly background: string; readonly color: string }> = {
  blocked: { background: '#c4320a', color: '#ffffff' },
  offline: { background: '#b42318', color: '#ffffff' },
  down: { background: '#93370d', color: '#ffffff' },
  resolved: { background: '#067647', color: '#ffffff' },
  closed: { background: '#475467', color: '#ffffff' },
};

const INK = '#101828';
const SOFT = '#344054';
const QUIET = '#667085';
const LINE = '1px solid #eaecf0';
const FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Inline styles, because many mail programs drop style sheets: light mode, 600 px wide. */
export const STYLES = {
  page: { margin: 0, padding: '24px 12px', backgroundColor: '#f2f4f7', fontFamily: FONT },
  card: {
    maxWidth: '600px',
    margin: '0 auto',
    backgroundColor: '#ffffff',
    borderRadius: '12px',
    overflow: 'hidden',
    border: LINE,
  },
  bar: { height: '6px', lineHeight: '6px', fontSize: '1px' },
  inner: { padding: '28px 32px 32px' },
  pill: {
    display: 'inline-block',
    padding: '4px 12px',
    borderRadius: '999px',
    fontSize: '13px',
    lineHeight: '18px',
    fontWeight: 600,
    letterSpacing: '0.02em',
  },
  headline: {
    margin: '14px 0 20px',
    fontSize: '21px',
    lineHeight: '29px',
    fontWeight: 650,
    color: INK,
    overflowWrap: 'anywhere',
  },
  facts: { borderCollapse: 'collapse', margin: '0 0 20px' },
  label: {
    width: '128px',
    padding: '11px 16px 11px 0',
    verticalAlign: 'top',
    borderTop: LINE,
    fontSize: '14px',
    lineHeight: '21px',
    color: QUIET,
  },
  value: {
    padding: '11px 0',
    verticalAlign: 'top',
    borderTop: LINE,
    fontSize: '15px',
    lineHeight: '21px',
    fontWeight: 500,
    color: INK,
    overflowWrap: 'anywhere',
  },
  note: { fontSize: '13px', lineHeight: '19px', fontWeight: 400, color: QUIET },
  fix: {
    margin: '0 0 20px',
    padding: '14px 18px',
    backgroundColor: '#f9fafb',
    border: LINE,
    borderRadius: '8px',
  },
  smallHeading: { margin: '0 0 4px', fontSize: '13px', lineHeight: '19px', fontWeight: 600, color: QUIET },
  fixText: { margin: 0, fontSize: '15px', lineHeight: '22px', color: INK },
  evidence: { margin: '0 0 24px' },
  sentence: { margin: '0 0 4px', fontSize: '14px', lineHeight: '21px', color: SOFT },
  button: {
    padding: '11px 20px',
    borderRadius: '8px',
    backgroundColor: '#155eef',
    color: '#ffffff',
    fontSize: '15px',
    lineHeight: '22px',
    fontWeight: 600,
    textDecoration: 'none',
  },
  footer: {
    maxWidth: '600px',
    margin: '16px auto 0',
    fontSize: '12px',
    lineHeight: '18px',
    color: QUIET,
    textAlign: 'center',
  },
} as const satisfies Record<string, CSSProperties>;

/** For mail programs that read style sheets: dark mode, and one column on a phone. */
export const DARK_AND_NARROW_CSS = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #0c111d !important; }
  .card { background-color: #161b26 !important; border-color: #333741 !important; }
  .fix { background-color: #1f242f !important; border-color: #333741 !important; }
  .line { border-color: #333741 !important; }
  .ink { color: #f5f5f6 !important; }
  .soft { color: #cecfd2 !important; }
  .quiet { color: #94969c !important; }
}
@media (max-width: 480px) {
  .inner { padding: 20px !important; }
  .headline { font-size: 18px !important; line-height: 26px !important; }
  .label { display: block !important; width: auto !important; padding: 10px 0 0 !important; }
  .value { display: block !important; padding: 0 0 10px !important; border-top: 0 !important; }
}
`;
