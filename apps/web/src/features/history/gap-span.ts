import type { StoreGaps } from '@sightline/spec';

/** A place on the strip, in percent of its width. */
export interface GapSpan {
  readonly left: number;
  readonly width: number;
}

/** A gap takes at least this much of the strip. */
const WIDTH_MIN = 0.5;

/** Returns where a gap, or a time with reports, lies on the strip; clipped to the span. */
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
