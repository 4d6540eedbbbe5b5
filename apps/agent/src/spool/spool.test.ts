import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { LossLedger } from './loss-ledger.ts';
import { SeqFile } from './seq-file.ts';
import { Spool, type SpoolOptions } from './spool.ts';
import { FolderDisk, type SpoolDisk } from './spool-disk.ts';

let dir: string;
const folder = (): string => join(dir, 'spool');
const noTrouble = (error: unknown): void => {
  throw error;
};

beforeEach(() => {
  dir = temporaryFolder();
});

function open(options: Partial<SpoolOptions> = {}): Spool {
  const ledger = new LossLedger(join(dir, 'losses.json'), noTrouble);
  return new Spool({
    disk: new FolderDisk(folder()),
    ledger,
    seqFile: new SeqFile(join(dir, 'seq')),
    firstSeq: 1,
    seqAfterDiskFailure: () => 1_000,
    onError: noTrouble,
    ...options,
  });
}

/** Adds a report of `results` results whose body contains its seq. */
function add(spool: Spool, results = 3, bytes = 0): number {
  return spool.add((seq) => ({
    createdAtMs: seq * 10,
    results,
    body: Buffer.from(`report ${seq} ${'x'.repeat(bytes)}`),
  }));
}

const seqs = (spool: Spool): number[] => [...spool.held()].map((report) => report.seq);
const lastSegment = (): string => join(folder(), readdirSync(folder()).sort().at(-1) ?? '');

/** A disk that refuses writes while `isFull`. */
function refusingDisk(code: string): SpoolDisk & { isFull: boolean } {
  const real = new FolderDisk(folder());
  const disk = {
    isFull: true,
    list: real.list,
    readAll: real.readAll,
    readPart: real.readPart,
    remove: real.remove,
    close: real.close,
    append: (fileName: string, bytes: Buffer): void => {
      if (disk.isFull) throw Object.assign(new Error(code), { code });
      real.append(fileName, bytes);
    },
  };
  return disk;
}

describe('the spool', () => {
  it('returns its reports after a restart, until they are confirmed', () => {
    const spool = open();
    add(spool);
    add(spool);
    add(spool);
    spool.confirm(1);
    const again = open();
    expect(seqs(again)).toEqual([2, 3]);
    expect(again.read(2)?.toString()).toBe('report 2 ');
    expect(again.read(1)).toBeNull();
    expect(again.dropped).toEqual({ reports: 0, results: 0 });
  });

  it('never uses a seq twice, even after everything is confirmed or its folder is emptied', () => {
    const spool = open();
    add(spool);
    add(spool);
    spool.confirm(2);
    expect(add(open())).toBe(3);
    rmSync(folder(), { recursive: true });
    expect(add(open())).toBe(4);
  });

  it('continues numbering from its segments if the seq file is gone', () => {
    const spool = open();
    add(spool);
    add(spool);
    spool.confirm(2);
    rmSync(join(dir, 'seq'));
    expect(add(open())).toBe(3);
  });

  it("starts at the enrollment's seq", () => {
    expect(add(open({ firstSeq: 41 }))).toBe(41);
  });

  it('skips ahead if the API has stored more than it numbered', () => {
    const spool = open();
    add(spool);
    spool.confirm(10);
    expect(add(spool)).toBe(11);
    // The API took the first one as a repeat.
    expect(spool.dropped).toEqual({ reports: 1, results: 3 });
  });

  it('gives each report the oldest seq still held', () => {
    const spool = open();
    const oldest: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      spool.add((_seq, oldestSeq) => {
        oldest.push(oldestSeq);
        return { createdAtMs: 0, results: 1, body: Buffer.from('x') };
      });
      if (count === 1) spool.confirm(1);
    }
    expect(oldest).toEqual([1, 1, 2]);
  });

  it('survives a write torn at any byte of the last record, and counts the loss exactly', () => {
    const spool = open();
    add(spool, 3);
    const before = readFileSync(lastSegment());
    add(spool, 5);
    const whole = readFileSync(lastSegment());
    rmSync(join(dir, 'seq'));
    for (let length = before.length; length <= whole.length; length += 1) {
      writeFileSync(lastSegment(), whole.subarray(0, length));
      rmSync(join(dir, 'losses.json'), { force: true });
      const torn = open();
      const isGone = length > before.length && length < whole.length;
      const isWhole = length === whole.length;
      expect(seqs(torn), `${length} bytes`).toEqual(isWhole ? [1, 2] : [1]);
      expect(torn.dropped.reports).toBe(isGone ? 1 : 0);
      // Cut off after that field, its header still has the result count.
      if (length >= before.length + 44) expect(torn.dropped.results).toBe(isGone ? 5 : 0);
      expect(torn.nextSeq).toBe(length === before.length ? 2 : 3);
    }
  });

  it('skips a record with a flipped byte anywhere, keeps all others and counts one', () => {
    const spool = open();
    add(spool, 3);
    const start = readFileSync(lastSegment()).length;
    add(spool, 5);
    const end = readFileSync(lastSegment()).length;
    add(spool, 7);
    const sound = readFileSync(lastSegment());
    for (let at = start; at < end; at += 1) {
      const damaged = Buffer.from(sound);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 0xff, at);
      writeFileSync(lastSegment(), damaged);
      rmSync(join(dir, 'losses.json'), { force: true });
      const again = open();
      expect(seqs(again), `byte ${at}`).toEqual([1, 3]);
      expect(again.dropped).toEqual({ reports: 1, results: 5 });
    }
  });

  it('counts a last record with a destroyed header exactly, if the seq file is past it', () => {
    const spool = open();
    add(spool, 3);
    const start = readFileSync(lastSegment()).length;
    add(spool, 5);
    const sound = readFileSync(lastSegment());
    for (let at = start; at < start + 52; at += 1) {
      const damaged = Buffer.from(sound);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 0xff, at);
      writeFileSync(lastSegment(), damaged);
      rmSync(join(dir, 'losses.json'), { force: true });
      const again = open();
      expect(seqs(again), `byte ${at}`).toEqual([1]);
      expect(again.dropped).toEqual({ reports: 1, results: 5 });
      expect(again.nextSeq).toBe(3);
    }
  });

  it('continues after a torn record, and counts it once', () => {
    const spool = open();
    add(spool, 3);
    const length = readFileSync(lastSegment()).length;
    add(spool, 5);
    truncateSync(lastSegment(), length + 44);
    rmSync(join(dir, 'seq'));
    expect(add(open(), 7)).toBe(3);
    rmSync(join(dir, 'seq'));
    const again = open();
    expect(seqs(again)).toEqual([1, 3]);
    expect(again.dropped).toEqual({ reports: 1, results: 5 });
  });

  it('counts damage once, across restarts', () => {
    const spool = open();
    add(spool, 3);
    add(spool, 5);
    const bytes = readFileSync(lastSegment());
    bytes.writeUInt8(bytes.readUInt8(60) ^ 0xff, 60);
    writeFileSync(lastSegment(), bytes);
    open();
    open();
    expect(open().dropped).toEqual({ reports: 1, results: 3 });
  });

  it('does not count damage to reports that are already stored', () => {
    const spool = open();
    add(spool);
    add(spool);
    spool.confirm(1);
    const bytes = readFileSync(lastSegment());
    bytes.writeUInt8(bytes.readUInt8(60) ^ 0xff, 60);
    writeFileSync(lastSegment(), bytes);
    const again = open();
    expect(seqs(again)).toEqual([2]);
    expect(again.dropped).toEqual({ reports: 0, results: 0 });
  });

  it('detects a record damaged after opening', () => {
    const spool = open();
    add(spool, 4);
    add(spool, 4);
    const bytes = readFileSync(lastSegment());
    bytes.writeUInt8(bytes.readUInt8(60) ^ 0xff, 60);
    writeFileSync(lastSegment(), bytes);
    expect(spool.read(1)).toBeNull();
    expect(seqs(spool)).toEqual([2]);
    expect(spool.dropped).toEqual({ reports: 1, results: 4 });
  });

  it('counts the reports of a missing middle segment exactly', () => {
    const spool = open({ segmentBytesMax: 1 });
    for (let count = 0; count < 4; count += 1) add(spool, 3);
    const [, second] = readdirSync(folder()).sort();
    rmSync(join(folder(), second ?? ''));
    const again = open();
    expect(seqs(again)).toEqual([1, 3, 4]);
    expect(again.dropped).toEqual({ reports: 1, results: 3 });
  });

  it('drops the oldest segment at its limit, and counts unstored reports once', () => {
    const limits = { segmentBytesMax: 300, bytesMax: 1_500 };
    const spool = open(limits);
    for (let count = 0; count < 20; count += 1) {
      add(spool, 2, 100);
      expect(spool.size.bytes).toBeLessThanOrEqual(limits.bytesMax);
    }
    const kept = seqs(spool);
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 21 - kept.length + index));
    expect(spool.dropped).toEqual({ reports: 20 - kept.length, results: 2 * (20 - kept.length) });
    const again = open(limits);
    expect(seqs(again)).toEqual(kept);
    expect(again.dropped).toEqual(spool.dropped);
  });

  it('does not count stored reports of a dropped segment', () => {
    const spool = open({ segmentBytesMax: 1_000, bytesMax: 1_500 });
    for (let count = 0; count < 6; count += 1) add(spool, 2, 100);
    spool.confirm(5);
    for (let count = 0; count < 6; count += 1) add(spool, 2, 100);
    expect(spool.dropped.reports + seqs(spool).length).toBe(7);
  });

  it('removes a refused report for good, and counts it', () => {
    const spool = open();
    add(spool, 3);
    add(spool, 4);
    add(spool, 5);
    spool.refuse(2);
    expect(seqs(spool)).toEqual([1, 3]);
    const again = open();
    expect(seqs(again)).toEqual([1, 3]);
    expect(again.dropped).toEqual({ reports: 1, results: 4 });
  });

  it('counts records cut off after the last one', () => {
    const spool = open();
    add(spool, 3);
    const length = readFileSync(lastSegment()).length;
    add(spool, 5);
    add(spool, 7);
    truncateSync(lastSegment(), length);
    const again = open();
    expect(again.dropped).toEqual({ reports: 2, results: 12 });
    expect(add(again, 1)).toBe(4);
    expect(seqs(open())).toEqual([1, 4]);
    expect(open().dropped).toEqual({ reports: 2, results: 12 });
  });

  it('ignores files that are not its own', () => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), 'lost+found.txt'), 'x');
    const spool = open();
    add(spool);
    appendFileSync(join(folder(), 'another.seg'), 'y');
    expect(seqs(open())).toEqual([1]);
  });

  it('recovers after the tail of a segment is cut off', () => {
    const spool = open();
    add(spool, 3);
    add(spool, 5);
    truncateSync(lastSegment(), readFileSync(lastSegment()).length - 1);
    const again = open();
    expect(add(again, 1)).toBe(3);
    expect(seqs(open())).toEqual([1, 3]);
    expect(open().dropped).toEqual({ reports: 1, results: 5 });
  });
});

describe.each(['ENOSPC', 'EROFS'])('on a disk that returns %s', (code) => {
  it('keeps reports in memory with seqs that no restart reuses, and spools them once it can', () => {
    const before = open();
    add(before);
    const disk = refusingDisk(code);
    const spool = open({ disk, onError: () => undefined });
    expect(add(spool)).toBe(1_000);
    expect(add(spool)).toBe(1_001);
    expect(spool.read(1_000)?.toString()).toBe('report 1000 ');
    expect(seqs(spool)).toEqual([1, 1_000, 1_001]);

    disk.isFull = false;
    expect(add(spool)).toBe(1_002);
    expect(spool.size.inMemory).toBe(0);
    expect(seqs(open())).toEqual([1, 1_000, 1_001, 1_002]);
    expect(spool.dropped).toEqual({ reports: 0, results: 0 });
  });

  it('drops the oldest reports in memory beyond the limit, and counts them', () => {
    const spool = open({ disk: refusingDisk(code), onError: () => undefined });
    for (let count = 0; count < 70; count += 1) add(spool, 2);
    expect(seqs(spool)).toHaveLength(64);
    expect(spool.dropped).toEqual({ reports: 6, results: 12 });
  });
});
