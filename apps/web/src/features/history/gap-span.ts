import type { StoreGaps } from '@sightline/spec';

/** Where something lies on a strip of the whole span, in per cent of its width. */
export interface GapSpan {
  readonly left: number;
  readonly width: number;
}

/** However short a gap is, so much of the strip it takes. */
const WIDTH_MIN = 0.5;

/** Places a gap, or what was heard, on the strip; what lies outside the span is cut off. */
export function gapSpan(
  span: Pick<StoreGaps, 'from' | 'to'>,
  gap: Pick<StoreGaps['gaps'][number], 'from' | 'to'>,
): GapSpan {
  const fromMs = Date.parse(span.from);
  const spanMs = Date.parse(span.to) - fromMs;
  const share = (at: string): number => Math.min(100, Math.max(0, ((Date.parse(at) - fromMs) / spanMs) * 100));
  const left = share(gap.from);
  const width = Math.max(WIDTH_MIN, share(gap.to ?? span.to) - left);
  return { left: Math.min(left, 100 - width), width };
}
