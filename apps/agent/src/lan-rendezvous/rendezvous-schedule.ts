import { createHash } from 'node:crypto';

/** How often a port without a listener is opened briefly. */
const PERIOD_MS = 30_000;
/** Two agents' clocks, each corrected by the server's, differ by less than a second. */
export const LEAD_MS = 1_000;
export const TAIL_MS = 2_000;

/**
 * Returns the next time, in ms of the server's clock, when the hosts of a store rendezvous at a port. All hosts compute the
 * same time without communicating; it depends on the host and the port.
 */
export function nextRendezvousMs(serverNowMs: number, peerId: string, port: number): number {
  const digest = createHash('sha256').update(`${peerId}:${port}`).digest();
  const phase = digest.readUInt32BE(0) % PERIOD_MS;
  const sinceMs = (((serverNowMs - phase) % PERIOD_MS) + PERIOD_MS) % PERIOD_MS;
  return serverNowMs - sinceMs + PERIOD_MS;
}

/** Whether a connect made now may reach a port that is open only for a rendezvous. */
export function mayBeRendezvous(serverNowMs: number, peerId: string, port: number): boolean {
  const next = nextRendezvousMs(serverNowMs, peerId, port);
  const sinceLastMs = PERIOD_MS - (next - serverNowMs);
  return next - serverNowMs <= 2 * LEAD_MS || sinceLastMs <= LEAD_MS + TAIL_MS;
}
