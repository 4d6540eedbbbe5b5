import type { StoreGaps, StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors.ts';
import { findGaps } from './domain/find-gaps.ts';
import { type MergedGap, mergeGaps } from './domain/merge-gaps.ts';
import type { TraceReader } from './postgres/trace-reader.ts';

/** The most that one response lists. */
const GAPS_MAX = 200;
const HOUR_MS = 3_600_000;

/** Finds the gaps in a store's reports, each with its reason. */
export class ReadGaps {
  readonly #traces: TraceReader;
  readonly #clock: Clock;

  constructor(traces: TraceReader, clock: Clock) {
    this.#traces = traces;
    this.#clock = clock;
  }

  /** Throws `request.not_found` for a store that the tenant does not have. */
  async read(tenantId: TenantId, storeId: StoreId, hours: number): Promise<StoreGaps> {
    const to = this.#clock.now();
    const from = new Date(to.getTime() - hours * HOUR_MS);
    const traces = await this.#traces.tracesOf(tenantId, storeId, { from, to });
    if (!traces) throw notFound();
    const firstMs = Math.min(...[...traces.values()].map(({ stretches }) => stretches[0]?.fromMs ?? Infinity));
    const gaps = [...traces].flatMap(([hostId, trace]) =>
      findGaps(trace, to.getTime())
        .filter(({ toMs }) => toMs === null || toMs > from.getTime())
        .map((gap) => ({ ...gap, hostId })),
    );
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      heardFrom: firstMs === Infinity ? null : new Date(Math.max(firstMs, from.getTime())).toISOString(),
      gaps: mergeGaps(gaps).slice(0, GAPS_MAX).map(asAnswered),
    };
  }
}

function asAnswered({ reason, fromMs, toMs, hostIds, lan }: MergedGap): StoreGaps['gaps'][number] {
  return {
    reason,
    from: new Date(fromMs).toISOString(),
    to: toMs === null ? null : new Date(toMs).toISOString(),
    hostIds: [...hostIds],
    lan,
  };
}
