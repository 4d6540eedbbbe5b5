import type { LocalState } from '../technician-view/technician-view.ts';

type Scheme = 'light' | 'dark';
type Colors = readonly [ink: string, tint: string, edge: string, solid: string];

/** The console's state colors; a local failure has the colors of a blocked target. */
const STATE_COLORS: Readonly<Record<LocalState, Readonly<Record<Scheme, Colors>>>> = {
  failing: {
    light: ['#a61b29', '#fdeaea', '#f0b4b6', '#cf2536'],
    dark: ['#ff9d9f', '#3c171c', '#77303a', '#e5484d'],
  },
  line_out: {
    light: ['#1c2736', '#dde3ec', '#aab6c6', '#263446'],
    dark: ['#e6ecf5', '#384559', '#5d6d85', '#dfe6f0'],
  },
  degraded: {
    light: ['#805000', '#fdf2d9', '#ecce8c', '#f2b33d'],
    dark: ['#f2c462', '#33270f', '#6b5320', '#e9ae36'],
  },
  unseen: {
    light: ['#556070', '#f4f6f9', '#b6c0cd', '#e3e8ef'],
    dark: ['#a9b5c6', '#1d2633', '#4a586c', '#33404f'],
  },
  pass: {
    light: ['#176b3e', '#e5f5eb', '#b5dfc5', '#2a9d5c'],
    dark: ['#7fd6a4', '#12291e', '#24573c', '#37a76a'],
  },
};

const SURFACES: Readonly<Record<Scheme, string>> = {
  light:
    '--body:#f5f7fa;--text:#18202c;--dim:#596475;--surface:#ffffff;--sunken:#f8fafc;--line:#e0e6ee;--line-strong:#c9d2de;--accent:#1f58b8;--on-accent:#ffffff;--accent-hover:#194a9c;--shadow:0 1px 2px rgb(24 32 44/4%)',
  dark: '--body:#0d131b;--text:#dbe2ec;--dim:#98a5b8;--surface:#151c27;--sunken:#111823;--line:#263140;--line-strong:#38465a;--accent:#7ea7ed;--on-accent:#0c1118;--accent-hover:#abc6f4;--shadow:none',
};

/**
 * Returns the page's colors as CSS: surfaces, and `--ink`, `--tint`, `--edge`, `--solid` for elements with
 * `data-state`.
 */
export function colorRules(scheme: Scheme): string {
  const states = Object.entries(STATE_COLORS).map(([state, colors]) => {
    const [ink, tint, edge, solid] = colors[scheme];
    return `[data-state=${state}]{--ink:${ink};--tint:${tint};--edge:${edge};--solid:${solid}}`;
  });
  return `:root{color-scheme:${scheme};${SURFACES[scheme]}}${states.join('')}`;
}
