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

/** Adds a report of `results` results whose body names its seq. */
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
  it('gives back after a restart what it took, until it is confirmed', () => {
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

  it('never gives a seq twice, also when everything is confirmed or its folder is emptied', () => {
    const spool = open();
    add(spool);
    add(spool);
    spool.confirm(2);
    expect(add(open())).toBe(3);
    rmSync(folder(), { recursive: true });
    expect(add(open())).toBe(4);
  });

  it('goes on numbering from its segments when the file beside them is gone', () => {
    const spool = open();
    add(spool);
    add(spool);
    spool.confirm(2);
    rmSync(join(dir, 'seq'));
    expect(add(open())).toBe(3);
  });

  it('starts at the seq that the enrollment gave', () => {
    expect(add(open({ firstSeq: 41 }))).toBe(41);
  });

  it('moves on when the API has stored more than it ever numbered', () => {
    const spool = open();
    add(spool);
    spool.confirm(10);
    expect(add(spool)).toBe(11);
    // It took the first for a repeat.
    expect(spool.dropped).toEqual({ reports: 1, results: 3 });
  });

  it('tells each report the oldest seq still held', () => {
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

  it('survives a write torn at every byte of the last record, counting exactly what is gone', () => {
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
      // Cut off behind that number, its header still tells how many results it had.
      if (length >= before.length + 44) expect(torn.dropped.results).toBe(isGone ? 5 : 0);
      expect(torn.nextSeq).toBe(length === before.length ? 2 : 3);
    }
  });

  it('steps over one flipped byte anywhere in a record, keeping all others and counting one', () => {
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

  it('counts exactly a last record whose header is destroyed, once the numbering beside the spool had come past it', () => {
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

  it('goes on behind a torn record, and counts it once', () => {
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

  it('counts damage once, however often it starts', () => {
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

  it('does not count damage to what is already stored', () => {
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

  it('notices a record that is damaged after it was opened', () => {
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

  it('counts exactly the reports of a whole segment that vanished in the middle', () => {
    const spool = open({ segmentBytesMax: 1 });
    for (let count = 0; count < 4; count += 1) add(spool, 3);
    const [, second] = readdirSync(folder()).sort();
    rmSync(join(folder(), second ?? ''));
    const again = open();
    expect(seqs(again)).toEqual([1, 3, 4]);
    expect(again.dropped).toEqual({ reports: 1, results: 3 });
  });

  it('drops the oldest segment at its ceiling, counting what was not stored yet and nothing twice', () => {
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

  it('does not count as dropped what was stored before its segment had to go', () => {
    const spool = open({ segmentBytesMax: 1_000, bytesMax: 1_500 });
    for (let count = 0; count < 6; count += 1) add(spool, 2, 100);
    spool.confirm(5);
    for (let count = 0; count < 6; count += 1) add(spool, 2, 100);
    expect(spool.dropped.reports + seqs(spool).length).toBe(7);
  });

  it('forgets a refused report for good, and counts it', () => {
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

  it('counts records cut off behind the last one that is there', () => {
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

  it('does not mind files that are not its own', () => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), 'lost+found.txt'), 'x');
    const spool = open();
    add(spool);
    appendFileSync(join(folder(), 'another.seg'), 'y');
    expect(seqs(open())).toEqual([1]);
  });

  it('starts anew after the tail of a segment was cut off by hand', () => {
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

describe.each(['ENOSPC', 'EROFS'])('on a disk that says %s', (code) => {
  it('holds reports in memory, with seqs that no restart can give again, and spools them when it can', () => {
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

  it('drops the oldest in memory when there are too many, and counts them', () => {
    const spool = open({ disk: refusingDisk(code), onError: () => undefined });
    for (let count = 0; count < 70; count += 1) add(spool, 2);
    expect(seqs(spool)).toHaveLength(64);
    expect(spool.dropped).toEqual({ reports: 6, results: 12 });
  });
});
