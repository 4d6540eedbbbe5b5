import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Report, reportSchema } from '@sightline/spec';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fake-clock.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { LossLedger } from '../spool/loss-ledger.ts';
import { SeqFile } from '../spool/seq-file.ts';
import { Spool } from '../spool/spool.ts';
import { FolderDisk } from '../spool/spool-disk.ts';
import type { CheckResult } from './build-report.ts';
import { Publisher } from './publisher.ts';

let clock: FakeClock;
let spool: Spool;
let publisher: Publisher;
let seqs: number[];

beforeEach(() => {
  const dir = temporaryFolder();
  const fail = (error: unknown): void => {
    throw error;
  };
  clock = new FakeClock();
  seqs = [];
  spool = new Spool({
    disk: new FolderDisk(join(dir, 'spool')),
    ledger: new LossLedger(join(dir, 'losses.json'), fail),
    seqFile: new SeqFile(join(dir, 'seq')),
    firstSeq: 1,
    seqAfterDiskFailure: () => 1_000,
    onError: fail,
  });
  publisher = new Publisher({
    clock,
    spool,
    bootId: 'boot',
    uptimesMs: () => ({ machine: 3_600_000 + clock.monotonicMs(), agent: clock.monotonicMs() }),
    reportIntervalS: () => 30,
    assignmentRevision: () => 3,
    clockOffsetMs: () => -7,
    onReport: (seq) => seqs.push(seq),
  });
  publisher.start();
});

function reached(...addresses: readonly string[]): CheckResult {
  const { phasesMs } = result(1).probe;
  const outcomes = addresses.map((address) => ({ address, family: 4 as const, failure: null, phasesMs }));
  return { ...result(1), probe: { ...result(1).probe, addresses: outcomes } };
}

function result(checkNo: number, kind: 'pass' | 'fail' = 'pass'): CheckResult {
  return {
    checkNo,
    startedMs: clock.monotonicMs(),
    probe: {
      outcome: kind === 'pass' ? { kind } : { kind, failure: 'connect.timeout' },
      failures: kind === 'pass' ? [] : ['connect.timeout'],
      hints: [],
      addresses: [],
      phasesMs: { resolve: 1.04, connect: 2, tls: null, request: null, response: null },
    },
    explanation: { explanation: 'What was seen.', fix: 'What to do.' },
  };
}

function report(seq: number): Report {
  return reportSchema.parse(JSON.parse(gunzipSync(spool.read(seq) ?? Buffer.alloc(0)).toString('utf8')));
}

describe('the publisher', () => {
  it('reports every interval, even without results', async () => {
    await clock.advance(90_000);
    expect(seqs).toEqual([1, 2, 3]);
    expect(report(2)).toMatchObject({ checkNos: [], assignmentRevision: 3, clockOffsetMs: -7, oldestSeq: 1 });
  });

  it('collects ordinary results until the interval ends', async () => {
    publisher.add(result(1), false);
    await clock.advance(1_500);
    publisher.add(result(2, 'fail'), false);
    await clock.advance(20_000);
    expect(seqs).toEqual([]);
    await clock.advance(10_000);
    expect(report(1)).toMatchObject({
      startedAt: '2026-11-24T12:00:00.000Z',
      uptimeS: { machine: 3_600, agent: 0 },
      checkNos: [1, 2],
      offsetsMs: [0, 1_500],
      outcomes: [0, 202],
      phasesMs: [1, 2, -1, -1, -1, 1, 2, -1, -1, -1],
      details: [{ index: 1, explanation: 'What was seen.' }],
    });
  });

  it('reports changes within 250 ms, and simultaneous changes in one report', async () => {
    publisher.add(result(1, 'fail'), true);
    await clock.advance(100);
    publisher.add(result(2, 'fail'), true);
    await clock.advance(150);
    expect(seqs).toEqual([1]);
    expect(report(1).checkNos).toEqual([1, 2]);
  });

  it('restarts the interval after an urgent report', async () => {
    await clock.advance(20_000);
    publisher.add(result(1, 'fail'), true);
    await clock.advance(29_000);
    expect(seqs).toEqual([1]);
    await clock.advance(2_000);
    expect(seqs).toEqual([1, 2]);
  });

  it('keeps a report within the wire limits if everything fails', () => {
    for (let no = 1; no <= 1_200; no += 1) publisher.add(result(no, 'fail'), false);
    expect(seqs).toEqual([1]);
    expect(report(1).checkNos).toHaveLength(1_000);
    expect(report(1).details).toHaveLength(200);
    publisher.stop();
    expect(report(2).checkNos).toHaveLength(200);
  });

  it('spools its results when it stops, and nothing without results', async () => {
    publisher.add(result(1), false);
    publisher.stop();
    expect(seqs).toEqual([1]);
    publisher.stop();
    await clock.advance(90_000);
    expect(seqs).toEqual([1]);
  });

  it('reports the addresses of a passing check once, on change, and again after six hours', async () => {
    const toldAfter = async (ms: number, ...addresses: readonly string[]): Promise<readonly string[]> => {
      await clock.advance(ms);
      publisher.add(reached(...addresses), false);
      publisher.publish();
      return report(seqs.at(-1) ?? 0).details.flatMap((detail) => detail.addresses.map(({ address }) => address));
    };
    expect(await toldAfter(0, '203.0.113.7', '203.0.113.8')).toEqual(['203.0.113.7', '203.0.113.8']);
    expect(await toldAfter(90_000, '203.0.113.8', '203.0.113.7')).toEqual([]);
    expect(await toldAfter(90_000, '198.51.100.9')).toEqual(['198.51.100.9']);
    expect(await toldAfter(10_000, '203.0.113.7')).toEqual([]);
    expect(await toldAfter(60_000, '203.0.113.7')).toEqual(['203.0.113.7']);
    expect(await toldAfter(6 * 3_600_000, '203.0.113.7')).toEqual(['203.0.113.7']);
  });
});
