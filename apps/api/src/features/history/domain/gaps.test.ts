import { type HostId, hostIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { findGaps, type HostTrace, type Run, type Stretch, type StretchResults } from './find-gaps.ts';
import { type GapOfHost, mergeGaps } from './merge-gaps.ts';

const MINUTE_MS = 60_000;
const NOTHING: StretchResults = { external: 0, externalPassed: 0, lan: 0, lanPassed: 0 };

/** Times are in minutes; the host has been up since minute 0 unless a run says otherwise. */
const heard = (from: number, to: number): Stretch => ({
  fromMs: from * MINUTE_MS,
  toMs: to * MINUTE_MS,
  heardMs: from * MINUTE_MS,
  isLate: false,
  results: NOTHING,
});
const late = (from: number, to: number, heardAt: number, results: Partial<StretchResults> = {}): Stretch => ({
  ...heard(from, to),
  heardMs: heardAt * MINUTE_MS,
  isLate: true,
  results: { ...NOTHING, external: 10, ...results },
});
const run = (started: number, hostStarted: number): Run => ({
  startedMs: started * MINUTE_MS,
  hostStartedMs: hostStarted * MINUTE_MS,
});

const gapsOf = (stretches: Stretch[], over: Partial<HostTrace> = {}) =>
  findGaps(
    { stretches, runs: [run(1, 0)], quietMsMax: 90_000, lastHeardMs: 600 * MINUTE_MS, ...over },
    600 * MINUTE_MS,
  ).map(({ reason, fromMs, toMs, lan }) => [reason, fromMs / MINUTE_MS, toMs === null ? null : toMs / MINUTE_MS, lan]);

describe('the gaps of a host', () => {
  it('do not exist while reports arrive', () => {
    expect(gapsOf([heard(0, 600)])).toEqual([]);
    expect(gapsOf([])).toEqual([]);
    expect(gapsOf([heard(0, 300), heard(301, 600)])).toEqual([]);
  });

  it('blame the line when results were made in the meantime and nothing outside answered', () => {
    const stretches = [heard(0, 100), late(100, 158, 160, { lan: 4, lanPassed: 4 }), heard(158, 600)];
    expect(gapsOf(stretches)).toEqual([['line_loss', 100, 160, 'worked']]);
  });

  it('say whether the network inside the store failed with the line', () => {
    expect(gapsOf([heard(0, 100), late(100, 158, 160, { lan: 4 }), heard(158, 600)])[0]?.[3]).toBe('failed');
    expect(gapsOf([heard(0, 100), late(100, 158, 160), heard(158, 600)])[0]?.[3]).toBe('unknown');
  });

  it('never blame the line while targets outside answered', () => {
    const stretches = [heard(0, 100), late(100, 158, 160, { externalPassed: 9 }), heard(158, 600)];
    expect(gapsOf(stretches)).toEqual([['sightline_unreached', 100, 160, 'unknown']]);
  });

  it('blame power when no results exist and the host restarted in the meantime', () => {
    const runs = [run(1, 0), run(201, 200)];
    expect(gapsOf([heard(0, 100), heard(202, 600)], { runs })).toEqual([['power_loss', 100, 202, 'unknown']]);
  });

  it('blame a stopped agent when no results exist and the host stayed up', () => {
    const runs = [run(1, 0), run(201, 0)];
    expect(gapsOf([heard(0, 100), heard(202, 600)], { runs })).toEqual([['agent_stopped', 100, 202, 'unknown']]);
  });

  it('have no reason when the same run continued, or when no run says when it started', () => {
    expect(gapsOf([heard(0, 100), heard(202, 600)])).toEqual([['unknown', 100, 202, 'unknown']]);
    expect(gapsOf([heard(0, 100), heard(202, 600)], { runs: [] })).toEqual([['unknown', 100, 202, 'unknown']]);
  });

  it('keep apart a power failure during a line outage', () => {
    const runs = [run(1, 0), run(201, 200)];
    const stretches = [heard(0, 100), late(100, 150, 250), late(202, 248, 250), heard(248, 600)];
    expect(gapsOf(stretches, { runs })).toEqual([
      ['line_loss', 100, 150, 'unknown'],
      ['power_loss', 150, 202, 'unknown'],
      ['line_loss', 202, 250, 'unknown'],
    ]);
  });

  it('stay open without a reason while no report arrives', () => {
    expect(gapsOf([heard(0, 500)], { lastHeardMs: 500 * MINUTE_MS })).toEqual([['unknown', 500, null, 'unknown']]);
  });
});

describe('the gaps of a store', () => {
  const A: HostId = hostIdSchema.parse('0197a000-0000-7000-8000-00000000000a');
  const B: HostId = hostIdSchema.parse('0197a000-0000-7000-8000-00000000000b');
  const gap = (hostId: HostId, from: number, to: number | null, over: Partial<GapOfHost> = {}): GapOfHost => ({
    hostId,
    reason: 'line_loss',
    fromMs: from * MINUTE_MS,
    toMs: to === null ? null : to * MINUTE_MS,
    lan: 'unknown',
    ...over,
  });

  it('merge one event that several hosts saw, newest first', () => {
    const merged = mergeGaps([gap(A, 10, 20), gap(B, 11, 21, { lan: 'worked' }), gap(A, 100, null), gap(B, 101, null)]);
    expect(merged.map(({ fromMs, toMs, lan, hostIds }) => [fromMs / MINUTE_MS, toMs, lan, hostIds])).toEqual([
      [100, null, 'unknown', [A, B]],
      [10, 21 * MINUTE_MS, 'worked', [A, B]],
    ]);
  });

  it('stay apart for different reasons, different times, and the same host', () => {
    expect(mergeGaps([gap(A, 10, 20), gap(B, 10, 20, { reason: 'power_loss' })])).toHaveLength(2);
    expect(mergeGaps([gap(A, 10, 20), gap(B, 10, 30)])).toHaveLength(2);
    expect(mergeGaps([gap(A, 10, 20), gap(A, 11, 21)])).toHaveLength(2);
  });
});
