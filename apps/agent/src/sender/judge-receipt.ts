import { problemSchema, type ReportReceipt, reportReceiptSchema } from '@sightline/spec';
import type { ApiAnswer } from '../api/api-client.ts';
import { clockOffset } from '../api/clock-offset.ts';

/** The outcome of sending one report. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly receipt: ReportReceipt; readonly clockOffsetMs: number }
  /** The API will never accept it. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unauthorized'; readonly code: string }
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMs: number | null };

/** Statuses that are about the report itself, not about the moment. */
const REFUSING_STATUSES = [400, 413, 415, 422];

/** Judges the API's answer to a report. `nowMs`, the wall clock, is for a Retry-After date. Pure. */
export function judgeReceipt(answer: ApiAnswer, nowMs: number): SendOutcome {
  if (answer.kind === 'unreachable') return { kind: 'retry', reason: answer.reason, afterMs: null };
  if (answer.status >= 200 && answer.status < 300) {
    const receipt = reportReceiptSchema.safeParse(parseJson(answer.body));
    // A captive portal or proxy answered 200 in place of the API, which does not have the report.
    if (!receipt.success)
      return { kind: 'retry', reason: `an answer ${answer.status} that is not from the API`, afterMs: null };
    return {
      kind: 'accepted',
      receipt: receipt.data,
      clockOffsetMs: clockOffset(Date.parse(receipt.data.serverTime), answer),
    };
  }
  const problem = problemSchema.safeParse(parseJson(answer.body));
  const code = problem.success ? problem.data.code : null;
  const afterMs = retryAfterMs(answer.headers.retryAfter, nowMs);
  if (answer.status === 401 || answer.status === 403)
    return { kind: 'unauthorized', code: code ?? `status ${answer.status}` };
  if (code !== null && isRefusal(answer.status, code)) return { kind: 'refused', code };
  return { kind: 'retry', reason: code ?? `status ${answer.status}`, afterMs };
}

function isRefusal(status: number, code: string): boolean {
  // A full backlog is the API's problem, and passes.
  if (code === 'report.backlog_full' || status === 429 || status >= 500) return false;
  return code.startsWith('report.') || REFUSING_STATUSES.includes(status);
}

/** Returns `Retry-After` (seconds or a date) as ms from now; null if absent or unreadable. At most an hour. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - nowMs) / 1_000;
  return Number.isNaN(seconds) ? null : Math.min(3_600_000, Math.max(0, seconds * 1_000));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
