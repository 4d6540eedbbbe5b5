import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Report, ReportReceipt } from '@sightline/spec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeApi, HOST_KEY, startFakeApi } from '../../test/fake-api.ts';
import { FakeClock } from '../../test/fake-clock.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { ApiClient } from '../api/api-client.ts';
import { createResolver } from '../network/dns/create-resolver.ts';
import { TrustStore } from '../network/tls/trust-store.ts';
import { buildReport } from '../publisher/build-report.ts';
import { LossLedger } from '../spool/loss-ledger.ts';
import { SeqFile } from '../spool/seq-file.ts';
import { Spool } from '../spool/spool.ts';
import { FolderDisk } from '../spool/spool-disk.ts';
import { Sender } from './sender.ts';

let api: FakeApi;
let client: ApiClient;
let clock: FakeClock;
let spool: Spool;
let sender: Sender;
let receipts: { receipt: ReportReceipt; clockOffsetMs: number }[];
let unknownChecks: number;

beforeEach(async () => {
  api = await startFakeApi({ version: 1, revision: 1, reportIntervalS: 30, checks: [] });
  client = new ApiClient({
    apiUrl: api.url,
    resolver: createResolver(null),
    trust: new TrustStore(null),
    timeoutMs: 5_000,
  });
  clock = new FakeClock(Date.now());
  receipts = [];
  unknownChecks = 0;
  const dir = temporaryFolder();
  const fail = (error: unknown): void => {
    throw error;
  };
  spool = new Spool({
    disk: new FolderDisk(join(dir, 'spool')),
    ledger: new LossLedger(join(dir, 'losses.json'), fail),
    seqFile: new SeqFile(join(dir, 'seq')),
    firstSeq: 1,
    seqAfterDiskFailure: () => 1_000,
    onError: fail,
  });
  sender = createSender();
});
afterEach(async () => {
  await stop();
  client.close();
  await api.close();
});

function createSender(hostKey = HOST_KEY): Sender {
  return new Sender({
    clock,
    random: () => 0.5,
    spool,
    client,
    hostKey,
    reportIntervalS: () => 30,
    log: () => undefined,
    onReceipt: (receipt, clockOffsetMs) => receipts.push({ receipt, clockOffsetMs }),
    onUnknownCheck: () => {
      unknownChecks += 1;
    },
  });
}

function add(ageMs = 0): number {
  return spool.add((seq, oldestSeq) => {
    const frame = {
      seq,
      oldestSeq,
      bootId: 'boot',
      uptimesMs: { machine: 0, agent: 0 },
      agentVersion: '0',
      clockOffsetMs: null,
      assignmentRevision: 1,
      dropped: spool.dropped,
    };
    const report = buildReport(frame, [], { monotonicMs: 0, wallMs: clock.wallMs() - ageMs });
    return { createdAtMs: clock.wallMs() - ageMs, results: 0, body: gzipSync(JSON.stringify(report)) };
  });
}

const arrived = (): number[] => api.reports.map((report) => report.seq);
const attempts = (): number => api.requests.length;
const held = (): number[] => [...spool.held()].map((report) => report.seq);
async function stop(): Promise<void> {
  const stopped = sender.stop(0);
  await clock.advance(1);
  await stopped;
}

/** Runs the fake clock in small steps, with real time for the sockets, until `condition` holds. */
async function advanceUntil(condition: () => boolean, stepMs = 50): Promise<void> {
  for (let step = 0; step < 4_000 && !condition(); step += 1) {
    await clock.advance(stepMs);
    sender.wake();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(condition()).toBe(true);
}

describe('the sender', () => {
  it('deletes only what the API has stored', async () => {
    api.answerReport = (report) => ({ kind: 'accept', storedThrough: Math.max(0, report.seq - 2) });
    for (let count = 0; count < 4; count += 1) add();
    sender.wake();
    await api.until(() => arrived().length === 4);
    await advanceUntil(() => receipts.length === 4);
    expect(arrived()).toEqual([1, 2, 3, 4]);
    expect(held()).toEqual([3, 4]);
  });

  it('measures the clock offset and passes the receipt on', async () => {
    add();
    sender.wake();
    await advanceUntil(() => receipts.length === 1);
    expect(receipts[0]?.receipt.assignmentRevision).toBe(1);
    expect(Math.abs(receipts[0]?.clockOffsetMs ?? Infinity)).toBeLessThan(5_000);
  });

  it('resends a report unconfirmed for three report intervals, and not before', async () => {
    api.answerReport = () => ({ kind: 'accept', storedThrough: 0 });
    add();
    sender.wake();
    await advanceUntil(() => receipts.length === 1);
    for (let second = 0; second < 80; second += 1) await clock.advance(1_000);
    expect(arrived()).toEqual([1]);
    api.answerReport = () => ({ kind: 'accept' });
    await advanceUntil(() => receipts.length === 2, 1_000);
    expect(arrived()).toEqual([1, 1]);
    expect(held()).toEqual([]);
  });

  it('resends a report whose answer was lost', async () => {
    let lost = 0;
    api.answerReport = () => ((lost += 1) === 1 ? { kind: 'lose_answer' } : { kind: 'accept' });
    add();
    sender.wake();
    await advanceUntil(() => receipts.length === 1);
    expect(arrived()).toEqual([1, 1]);
    expect(held()).toEqual([]);
  });

  it('waits at least as long as the server asks', async () => {
    let answers = 0;
    api.answerReport = () =>
      (answers += 1) === 1
        ? { kind: 'refuse', status: 503, code: 'server.unavailable', retryAfter: '20' }
        : { kind: 'accept' };
    add();
    sender.wake();
    await api.until(() => attempts() === 1);
    await advanceUntil(() => sender.problem !== null);
    const refusedMs = clock.monotonicMs();
    await advanceUntil(() => receipts.length === 1);
    expect(clock.monotonicMs() - refusedMs).toBeGreaterThanOrEqual(19_900);
    expect(sender.problem).toBeNull();
  });

  it('drops and counts a refused report, then continues', async () => {
    api.answerReport = (report) =>
      report.seq === 2 ? { kind: 'refuse', status: 422, code: 'report.unknown_check' } : { kind: 'accept' };
    for (let count = 0; count < 3; count += 1) add();
    sender.wake();
    await advanceUntil(() => receipts.length === 2);
    expect(arrived()).toEqual([1, 3]);
    expect(spool.dropped.reports).toBe(1);
    expect(held()).not.toContain(2);
    expect(unknownChecks).toBe(1);
  });

  it("keeps a report while the API's backlog is full", async () => {
    let answers = 0;
    api.answerReport = () =>
      (answers += 1) === 1 ? { kind: 'refuse', status: 429, code: 'report.backlog_full' } : { kind: 'accept' };
    add();
    sender.wake();
    await advanceUntil(() => receipts.length === 1);
    expect(spool.dropped.reports).toBe(0);
  });

  it('keeps everything while its key is rejected', async () => {
    await stop();
    sender = createSender('a key that is not valid any more');
    add();
    add();
    sender.wake();
    await advanceUntil(() => sender.problem !== null);
    expect(sender.problem?.text).toContain('enroll');
    expect(held()).toEqual([1, 2]);
  });

  it('sends fresh reports first, then history, oldest first and paced', async () => {
    for (let count = 0; count < 5; count += 1) add(3_600_000);
    add();
    add();
    sender.wake();
    await api.until(() => arrived().length === 3);
    expect(arrived()).toEqual([6, 7, 1]);
    const startMs = clock.monotonicMs();
    await advanceUntil(() => arrived().length === 7, 20);
    expect(arrived()).toEqual([6, 7, 1, 2, 3, 4, 5]);
    expect(clock.monotonicMs() - startMs).toBeGreaterThanOrEqual(300);
  });

  it('sends a fresh report right away while history waits', async () => {
    for (let count = 0; count < 3; count += 1) add(3_600_000);
    sender.wake();
    await advanceUntil(() => receipts.length === 1, 20);
    const startMs = clock.monotonicMs();
    add();
    sender.wake();
    await api.until(() => arrived().length === 2);
    expect(arrived()).toEqual([1, 4]);
    expect(clock.monotonicMs()).toBe(startMs);
  });

  it("does not accept another server's answer as a receipt", async () => {
    const reports: Report[] = [];
    api.answerReport = (report) => {
      reports.push(report);
      return reports.length === 1 ? { kind: 'refuse', status: 200, code: 'auth.required' } : { kind: 'accept' };
    };
    add();
    sender.wake();
    await advanceUntil(() => receipts.length === 1);
    expect(reports).toHaveLength(2);
  });
});
