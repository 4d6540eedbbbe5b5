import { describe, expect, it } from 'vitest';
import { judgeLine, type SeenCheck } from './judge-line.ts';

const check = (no: number, host: string | null, failure: string | null): SeenCheck => ({
  no,
  host,
  outcome: failure === null ? 'pass' : 'fail',
  failure,
});

describe('judgeLine', () => {
  it('reports the line as down if nothing outside answers, whatever works inside', () => {
    const checks = [
      check(1, 'a.example.com', 'resolve.timeout'),
      check(2, '203.0.113.7', 'connect.net_unreachable'),
      check(3, '10.0.0.5', null),
      check(4, 'terminal-1', null),
      check(5, null, null),
    ];
    expect(judgeLine(checks)).toEqual({ kind: 'out', nos: [1, 2] });
  });

  it('blames the name server if names fail and addresses do not', () => {
    const named = [check(1, 'a.example.com', 'resolve.timeout'), check(2, 'b.example.com', 'resolve.servfail')];
    expect(judgeLine(named)).toEqual({ kind: 'no_resolver', nos: [1, 2] });
    expect(judgeLine([...named, check(3, '203.0.113.7', null)])).toEqual({ kind: 'no_resolver', nos: [1, 2] });
  });

  it('does not blame the line while one outside target answers', () => {
    const checks = [check(1, 'a.example.com', 'connect.timeout'), check(2, 'b.example.com', null)];
    expect(judgeLine(checks)).toEqual({ kind: 'works', reason: 'something_answers' });
  });

  it('does not blame the line for failures that require a working line', () => {
    const checks = [check(1, 'a.example.com', 'tls.untrusted'), check(2, 'b.example.com', 'connect.timeout')];
    expect(judgeLine(checks)).toEqual({ kind: 'works', reason: 'not_all_fail_by_it' });
  });

  it('blames a single failing target on that target', () => {
    expect(judgeLine([check(1, 'a.example.com', 'connect.timeout')])).toMatchObject({ reason: 'too_few_checks' });
    expect(judgeLine([])).toMatchObject({ kind: 'works' });
  });

  it('ignores checks not probed yet', () => {
    const unseen: SeenCheck = { no: 3, host: 'c.example.com', outcome: null, failure: null };
    const checks = [check(1, 'a.example.com', 'connect.timeout'), check(2, 'b.example.com', 'connect.timeout'), unseen];
    expect(judgeLine(checks)).toEqual({ kind: 'out', nos: [1, 2] });
  });
});
