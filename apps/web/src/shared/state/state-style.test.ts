import { CHECK_STATES } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { STATE_STYLE, type StateColors } from './state-style.ts';

const CARD = { light: '#ffffff', dark: '#151c27' } as const;

describe('state style', () => {
  it.each(CHECK_STATES)('%s is readable in both schemes, on a card, its tint and its solid', (state) => {
    for (const scheme of ['light', 'dark'] as const) {
      const colors = STATE_STYLE[state][scheme];
      for (const ratio of ratiosOf(colors, CARD[scheme])) expect(ratio).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('gives no two states the same icon or the same solid color', () => {
    const styles = Object.values(STATE_STYLE);
    expect(new Set(styles.map((style) => style.icon)).size).toBe(styles.length);
    expect(new Set(styles.map((style) => style.light.solid)).size).toBe(styles.length);
    expect(new Set(styles.map((style) => style.dark.solid)).size).toBe(styles.length);
  });
});

function ratiosOf(colors: StateColors, card: string): number[] {
  return [contrast(colors.ink, card), contrast(colors.ink, colors.tint), contrast(colors.onSolid, colors.solid)];
}

/** The contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
