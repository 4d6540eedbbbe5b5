import { describe, expect, it } from 'vitest';
import { failureTone, timePhases } from './phase-timing.ts';

describe('timePhases', () => {
  it('lays the phases end to end', () => {
    const { timings, totalMs } = timePhases({ resolve: 3, connect: 12, tls: 25, request: 0.5, response: 30 }, null);
    expect(timings.map((timing) => timing.startMs)).toEqual([0, 3, 15, 40, 40.5]);
    expect(totalMs).toBe(70.5);
  });

  it('marks the failed phase and leaves out later ones', () => {
    const phasesMs = { resolve: 3, connect: 10_000, tls: null, request: null, response: null };
    const { timings } = timePhases(phasesMs, 'connect.timeout');
    expect(timings.map((timing) => [timing.phase, timing.failed])).toEqual([
      ['resolve', false],
      ['connect', true],
    ]);
  });

  it('shows the failed phase even without a duration', () => {
    const phasesMs = { resolve: null, connect: null, tls: null, request: null, response: null };
    expect(timePhases(phasesMs, 'resolve.nxdomain').timings).toHaveLength(1);
  });
});

describe('failureTone', () => {
  it('is degraded, not blocked, while the target is still reachable', () => {
    expect(failureTone('tls.intercepted')).toBe('degraded');
    expect(failureTone('connect.timeout')).toBe('blocked');
  });
});
