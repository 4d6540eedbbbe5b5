/** Wall clock in ms when a request left and when its answer was there. */
export interface RoundTrip {
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

/** Server clock minus agent clock in ms: the server's time against the middle of the round trip. */
export function clockOffset(serverMs: number, trip: RoundTrip): number {
  return Math.round(serverMs - (trip.sentAtMs + trip.receivedAtMs) / 2);
}

/**
 * The same from a `Date` header, which counts in whole seconds: right to about half a second. Null when there is none.
 * Every answer has one, so a clock that is far off is known before the first report is made.
 */
export function coarseClockOffset(dateHeader: string | null, trip: RoundTrip): number | null {
  const serverMs = Date.parse(dateHeader ?? '');
  return Number.isNaN(serverMs) ? null : clockOffset(serverMs + 500, trip);
}
