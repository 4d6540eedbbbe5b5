import { GAP_REASONS, type StoreGap } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { gapSpan } from './gap-span.ts';
import { gapLabel, gapSentence } from './gap-words.ts';

const SPAN = { from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' };
const gap = (over: Partial<StoreGap>): StoreGap => ({
  reason: 'line_loss',
  from: '2026-11-24T06:00:00.000Z',
  to: '2026-11-24T12:00:00.000Z',
  hostIds: [],
  lan: 'unknown',
  ...over,
});

describe('a gap on the strip', () => {
  it('is placed by its times', () => {
    expect(gapSpan(SPAN, gap({}))).toEqual({ left: 25, width: 25 });
    expect(gapSpan(SPAN, gap({ to: null }))).toEqual({ left: 25, width: 75 });
  });

  it('is clipped to the strip, and visible however short', () => {
    expect(gapSpan(SPAN, gap({ from: '2026-11-20T00:00:00.000Z' }))).toEqual({ left: 0, width: 50 });
    const short = gapSpan(SPAN, gap({ from: SPAN.to, to: null }));
    expect(short.width).toBeGreaterThan(0);
    expect(short.left + short.width).toBe(100);
  });
});

describe('the words of a gap', () => {
  it('differ for every reason', () => {
    const words = GAP_REASONS.map((reason) => gapLabel(gap({ reason })));
    expect(new Set(words).size).toBe(GAP_REASONS.length);
    expect(new Set(GAP_REASONS.map((reason) => gapSentence(gap({ reason })))).size).toBe(GAP_REASONS.length);
  });

  it('claim no cause while the gap is open', () => {
    expect(gapLabel(gap({ reason: 'unknown', to: null }))).toBe('Silent now');
    expect(gapSentence(gap({ reason: 'unknown', to: null }))).toContain('once the store reports again');
  });

  it("say whether the store's own network worked", () => {
    expect(gapSentence(gap({ lan: 'worked' }))).toContain('own network kept working');
  });
});
