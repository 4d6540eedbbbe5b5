import { createHash } from 'node:crypto';

/** How often a port on which nothing listens is opened for a moment. */
const PERIOD_MS = 30_000;
/** The clocks of two agents, each corrected by the server's, differ by less than a second. */
export const LEAD_MS = 1_000;
export const TAIL_MS = 2_000;

/**
 * When the machines of a store meet at a port next, in ms of the server's clock: the same for all of them without a
 * word between them, at a moment of the period that depends on the machine and the port.
 */
export function nextRendezvousMs(serverNowMs: number, peerId: string, port: number): number {
  const digest = createHash('sha256').update(`${peerId}:${port}`).digest();
  const phase = digest.readUInt32BE(0) % PERIOD_MS;
  const sinceMs = (((serverNowMs - phase) % PERIOD_MS) + PERIOD_MS) % PERIOD_MS;
  return serverNowMs - sinceMs + PERIOD_MS;
}

/** Whether a connect made now may meet a port that is open for a meeting only. */
export function mayBeRendezvous(serverNowMs: number, peerId: string, port: number): boolean {
  const next = nextRendezvousMs(serverNowMs, peerId, port);
  const sinceLastMs = PERIOD_MS - (next - serverNowMs);
  return next - serverNowMs <= 2 * LEAD_MS || sinceLastMs <= LEAD_MS + TAIL_MS;
}
