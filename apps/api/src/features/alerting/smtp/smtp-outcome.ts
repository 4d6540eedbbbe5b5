import { z } from 'zod';
import type { DeliveryOutcome } from '../domain/delivery-outcome.ts';

const smtpErrorSchema = z.object({ code: z.string().optional(), responseCode: z.int().optional() });

const AUTH_REPLIES = [530, 534, 535, 538];
const MAILBOX_REPLIES = [550, 551, 553];

/**
 * Returns what a nodemailer error means for a delivery. 4yz replies and broken connections are retried. A 5yz reply is final
 * (RFC 5321, 4.2.1), except 503, which only says that the session was out of step.
 */
export function smtpOutcome(error: unknown): DeliveryOutcome {
  const { code, responseCode } = smtpErrorSchema.safeParse(error).data ?? {};
  if (responseCode === undefined || responseCode === 503) {
    const unsendable = code === 'EENVELOPE' || code === 'EMESSAGE';
    return unsendable
      ? { kind: 'rejected', reason: 'bad_request' }
      : { kind: 'retry', reason: 'network', afterMs: null };
  }
  if (responseCode < 500) return { kind: 'retry', reason: 'server_error', afterMs: null };
  if (AUTH_REPLIES.includes(responseCode)) return { kind: 'rejected', reason: 'auth' };
  if (MAILBOX_REPLIES.includes(responseCode)) return { kind: 'rejected', reason: 'channel_gone' };
  return { kind: 'rejected', reason: 'bad_request' };
}
