/** Wall clock in ms when a request was sent and when its answer arrived. */
export interface RoundTrip {
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

/** Returns server clock minus agent clock in ms: the server's time against the middle of the round trip. */
export function clockOffset(serverMs: number, trip: RoundTrip): number {
  return Math.round(serverMs - (trip.sentAtMs + trip.receivedAtMs) / 2);
}

/**
 * Returns the same from a `Date` header, which has whole seconds, so it is exact to about half a second. Null without one.
 * Every response has it, so a clock that is far off is known before the first report.
 */
export function coarseClockOffset(dateHeader: string | null, trip: RoundTrip): number | null {
  const serverMs = Date.parse(dateHeader ?? '');
  return Number.isNaN(serverMs) ? null : clockOffset(serverMs + 500, trip);
}
