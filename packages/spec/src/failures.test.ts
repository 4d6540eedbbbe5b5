import { describe, expect, it } from 'vitest';
import { FAILURES, failureNumber, failureOfNumber, failureSchema } from './failures.ts';

const HUNDRED_BY_PHASE: Record<string, number> = {
  resolve: 1,
  connect: 2,
  tls: 3,
  request: 4,
  response: 5,
  host: 6,
  unknown: 9,
};

describe('failure numbers', () => {
  it('are unique', () => {
    expect(new Set(FAILURES.map(failureNumber)).size).toBe(FAILURES.length);
  });

  it('are in the hundred of their phase', () => {
    for (const failure of FAILURES) {
      const [phase = ''] = failure.split('.');
      expect(Math.floor(failureNumber(failure) / 100), failure).toBe(HUNDRED_BY_PHASE[phase]);
    }
  });

  it('lead back to their failure', () => {
    for (const failure of FAILURES) expect(failureOfNumber(failureNumber(failure))).toBe(failure);
  });

  it.each([0, -202, 199, 32_767])('that no failure has (%i) are unclassified', (number) => {
    expect(failureOfNumber(number)).toBe('unknown.unclassified');
  });

  it('never move: the first and last of every phase are where they were released', () => {
    expect(
      ['resolve.nxdomain', 'resolve.hijack', 'connect.refused', 'connect.prohibited', 'tls.reset', 'tls.closed']
        .concat(['request.reset', 'request.proxy_auth', 'response.timeout', 'response.unexpected_body'])
        .concat(['host.file_missing', 'host.rule_missing', 'unknown.unclassified'])
        .map((code) => failureNumber(failureSchema.parse(code))),
    ).toEqual([101, 108, 201, 206, 301, 310, 401, 403, 501, 507, 601, 609, 901]);
  });
});

describe('failureSchema', () => {
  it('admits the closed list and nothing else', () => {
    for (const failure of FAILURES) expect(failureSchema.parse(failure)).toBe(failure);
    expect(failureSchema.safeParse('connect.gone').success).toBe(false);
    expect(failureSchema.safeParse('toString').success).toBe(false);
  });
});
