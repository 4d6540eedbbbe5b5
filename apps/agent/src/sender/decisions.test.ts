import { describe, expect, it } from 'vitest';
import { backoffMs } from '../api/backoff.ts';
import { clockOffset, coarseClockOffset } from '../api/clock-offset.ts';
import { judgeReceipt, retryAfterMs } from './judge-receipt.ts';

const answered = (status: number, body: unknown, retryAfter: string | null = null) =>
  ({
    kind: 'answered',
    status,
    headers: { etag: null, date: null, retryAfter },
    body: JSON.stringify(body),
    sentAtMs: 1_000,
    receivedAtMs: 1_200,
  }) as const;
const problem = (status: number, code: string) =>
  answered(status, { type: 'about:blank', title: 't', status, code, detail: 'd' });

describe('backoffMs', () => {
  it('is random between zero and a ceiling that grows to half a minute', () => {
    expect(backoffMs(1, null, 0)).toBe(0);
    expect(backoffMs(1, null, 0.5)).toBe(500);
    expect(backoffMs(4, null, 0.5)).toBe(4_000);
    expect(backoffMs(50, null, 1)).toBe(30_000);
  });

  it("is never less than the server's Retry-After", () => {
    expect(backoffMs(1, 20_000, 0)).toBe(20_000);
    expect(backoffMs(1, 20_000, 0.5)).toBe(20_500);
  });
});

describe('retryAfterMs', () => {
  it('parses seconds and dates only', () => {
    const nowMs = Date.parse('2026-11-24T12:00:00.000Z');
    expect(retryAfterMs('7', nowMs)).toBe(7_000);
    expect(retryAfterMs('Tue, 24 Nov 2026 12:00:30 GMT', nowMs)).toBe(30_000);
    expect(retryAfterMs('Tue, 24 Nov 2026 11:00:00 GMT', nowMs)).toBe(0);
    expect(retryAfterMs('999999', nowMs)).toBe(3_600_000);
    expect(retryAfterMs('soon', nowMs)).toBeNull();
    expect(retryAfterMs(null, nowMs)).toBeNull();
  });
});

describe('the clock offset', () => {
  const trip = { sentAtMs: 1_000, receivedAtMs: 1_200 };

  it('is measured at the middle of the round trip', () => {
    expect(clockOffset(5_000, trip)).toBe(3_900);
  });

  it("is measured against the middle of the Date header's second", () => {
    expect(coarseClockOffset('Thu, 01 Jan 1970 00:00:05 GMT', trip)).toBe(4_400);
    expect(coarseClockOffset(null, trip)).toBeNull();
  });
});

describe('judgeReceipt', () => {
  it.each([
    [problem(400, 'request.malformed'), 'refused'],
    [problem(413, 'request.too_large'), 'refused'],
    [problem(422, 'report.future_dated'), 'refused'],
    [problem(409, 'report.version_unsupported'), 'refused'],
    [problem(401, 'auth.host_key_invalid'), 'unauthorized'],
    [problem(404, 'request.not_found'), 'retry'],
    [problem(429, 'request.rate_limited'), 'retry'],
    [problem(503, 'report.backlog_full'), 'retry'],
    [problem(500, 'server.internal'), 'retry'],
    [answered(400, 'no problem document'), 'retry'],
    [answered(200, '<html>'), 'retry'],
    [{ kind: 'unreachable', reason: 'x' } as const, 'retry'],
  ])('%j is %s', (answer, kind) => {
    expect(judgeReceipt(answer, 0).kind).toBe(kind);
  });
});
