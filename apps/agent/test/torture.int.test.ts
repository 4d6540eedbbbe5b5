import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTortureAgent, type TortureAgent, type TortureAnswer } from '@sightline/lab';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { scanSegment } from '../src/spool/scan-segment.ts';
import { runCli } from './agent-process.ts';
import { type FakeApi, startFakeApi, TOKEN } from './fake-api.ts';
import { temporaryFolder } from './temporary-folder.ts';
import {
  arrivedResults,
  keepAssignment,
  spooledResults,
  spoolFolder,
  sum,
  tortureAssignment,
} from './torture-store.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const TEST_MS_MAX = 240_000;
const FLOW = { do: 'flow', factor: 20 } as const;
const MAIN = join(import.meta.dirname, 'torture-main.ts');

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();
if (!canMount) process.stdout.write('full and read-only disks are left out: mounting needs root on Linux\n');

function mount(...args: string[]): boolean {
  return spawnSync('mount', args).status === 0;
}

function tryMount(): boolean {
  const folder = '/tmp/sightline-torture-try';
  mkdirSync(folder, { recursive: true });
  const isMounted = mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
  spawnSync('umount', [folder]);
  return isMounted;
}

/** A separate disk with this much space. */
function smallDisk(size: string): string {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  expect(mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder)).toBe(true);
  onTestFinished(() => {
    spawnSync('umount', ['-l', folder]);
  });
  return folder;
}

describe('an agent under torture', () => {
  let api: FakeApi;
  let agents: TortureAgent[];

  beforeEach(async () => {
    api = await startFakeApi(tortureAssignment());
    agents = [];
    cutLine();
  });
  afterEach(async () => {
    for (const agent of agents) await agent.kill();
    await api.close();
  });

  const cutLine = (): void => {
    api.answerReport = () => ({ kind: 'refuse', status: 503, code: 'service.unavailable' });
  };
  const mendLine = (): void => {
    api.answerReport = () => ({ kind: 'accept' });
  };

  async function enrollIn(stateDir: string): Promise<void> {
    const enrolled = await runCli(['enroll', '--api', api.url, '--token', TOKEN, '--state-dir', stateDir]);
    expect(enrolled).toMatchObject({ status: 0 });
    keepAssignment(stateDir, api.assignment);
  }

  function start(stateDir: string): TortureAgent {
    const agent = startTortureAgent({ mainFile: MAIN, stateDir, wallMs: Date.now() - 12 * HOUR_MS });
    agents.push(agent);
    return agent;
  }

  /** Lets the agent send until almost nothing is queued. */
  async function drain(agent: TortureAgent): Promise<TortureAnswer> {
    mendLine();
    const deadline = performance.now() + 90_000;
    for (;;) {
      const answer = await agent.send(FLOW);
      if (answer.status !== null && answer.status.spool.reports <= 2) return answer;
      if (performance.now() > deadline) throw new Error(`not sent: ${JSON.stringify(answer)}`);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }

  /** Stops the agent cleanly, and checks that every result has arrived, is on disk, or is counted as lost. */
  async function expectAllAccounted(agent: TortureAgent, stateDir: string, madeBefore = 0): Promise<TortureAnswer> {
    const last = await agent.send({ do: 'stop' });
    const held = spooledResults(stateDir, join(temporaryFolder(), 'copy'));
    const known = new Map([...held, ...arrivedResults(api.reports)]);
    expect(sum(known.values()) + (last.status?.dropped.results ?? 0)).toBe(madeBefore + last.made);
    return last;
  }

  it.runIf(canMount)(
    'keeps running on a full disk, and counts the losses exactly',
    async () => {
      const stateDir = smallDisk('300k');
      await enrollIn(stateDir);
      const agent = start(stateDir);
      await agent.send({ do: 'pass', minutes: 360 });
      expect(mount('-o', 'remount,size=16m', stateDir)).toBe(true);
      await agent.send({ do: 'pass', minutes: 5 });
      const sent = await drain(agent);
      expect(sent.status?.dropped.results).toBeGreaterThan(0);
      await expectAllAccounted(agent, stateDir);
      expect(api.reports.at(-1)?.dropped).toEqual(sent.status?.dropped);
    },
    TEST_MS_MAX,
  );

  it.runIf(canMount)(
    'keeps running on a read-only disk, and counts the losses exactly',
    async () => {
      const stateDir = smallDisk('16m');
      await enrollIn(stateDir);
      const before = start(stateDir);
      await before.send({ do: 'pass', minutes: 30 });
      const { made } = await before.send({ do: 'stop' });
      expect(mount('-o', 'remount,ro', stateDir)).toBe(true);
      const agent = start(stateDir);
      await agent.send({ do: 'pass', minutes: 60 });
      expect(mount('-o', 'remount,rw', stateDir)).toBe(true);
      await agent.send({ do: 'pass', minutes: 5 });
      const sent = await drain(agent);
      // The last 64 reports fit in memory.
      expect(sent.status?.dropped.reports).toBeGreaterThan(0);
      await expectAllAccounted(agent, stateDir, made);
    },
    TEST_MS_MAX,
  );

  interface Damage {
    /** The damaged segment, and the positions of its records. */
    readonly path: string;
    readonly records: readonly { readonly seq: number; readonly offset: number; readonly end: number }[];
  }

  /** Runs half an hour of outage, then kills the agent; returns what was on disk and where. */
  async function killedAfterHalfAnHour(stateDir: string): Promise<{ spooled: Map<number, number>; damage: Damage }> {
    await enrollIn(stateDir);
    const agent = start(stateDir);
    await agent.send({ do: 'pass', minutes: 30 });
    await agent.kill();
    const folder = spoolFolder(stateDir);
    const path = join(folder, readdirSync(folder).sort().at(-1) ?? '');
    const found = scanSegment(readFileSync(path)).found;
    const records = found.flatMap((one) => (one.kind === 'intact' ? [one.record] : []));
    return { spooled: spooledResults(stateDir, join(temporaryFolder(), 'copy')), damage: { path, records } };
  }

  async function expectLost(stateDir: string, spooled: ReadonlyMap<number, number>, lostSeq: number): Promise<void> {
    const agent = start(stateDir);
    const sent = await drain(agent);
    expect(sent.status?.dropped).toEqual({ reports: 1, results: spooled.get(lostSeq) });
    const arrived = arrivedResults(api.reports);
    const left = [...spooled].filter(([seq]) => seq !== lostSeq);
    expect(left.filter(([seq, results]) => arrived.get(seq) !== results)).toEqual([]);
    expect(arrived.has(lostSeq)).toBe(false);
  }

  it.each([
    ['in its body', 0.6],
    ['in its header', 20],
  ])(
    'loses only the report whose write was torn %s, and counts its results',
    async (_, where) => {
      const stateDir = temporaryFolder();
      const { spooled, damage } = await killedAfterHalfAnHour(stateDir);
      const last = damage.records.at(-1);
      if (last === undefined) throw new Error('nothing was spooled');
      truncateSync(damage.path, last.offset + (where < 1 ? Math.floor((last.end - last.offset) * where) : where));
      await expectLost(stateDir, spooled, last.seq);
    },
    TEST_MS_MAX,
  );

  it(
    'loses only the report with a flipped byte, and counts its results',
    async () => {
      const stateDir = temporaryFolder();
      const { spooled, damage } = await killedAfterHalfAnHour(stateDir);
      const middle = damage.records[Math.floor(damage.records.length / 2)];
      if (middle === undefined) throw new Error('nothing was spooled');
      const bytes = readFileSync(damage.path);
      const at = middle.offset + 100;
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
      writeFileSync(damage.path, bytes);
      await expectLost(stateDir, spooled, middle.seq);
    },
    TEST_MS_MAX,
  );

  it(
    'loses nothing and dates everything correctly when the clock jumps by hours, both ways',
    async () => {
      const stateDir = temporaryFolder();
      await enrollIn(stateDir);
      mendLine();
      const agent = start(stateDir);
      const arrivedAt: { readonly seq: number; readonly offByMs: number }[] = [];
      api.answerReport = ({ seq, startedAt, clockOffsetMs }) => {
        arrivedAt.push({ seq, offByMs: Date.parse(startedAt) + (clockOffsetMs ?? 0) - Date.now() });
        return { kind: 'accept' };
      };
      for (const aheadMs of [0, 6 * HOUR_MS, -6 * HOUR_MS, 0]) {
        const before = arrivedAt.length;
        await agent.send({ ...FLOW, aheadMs });
        await api.until(() => arrivedAt.length >= before + 4, 30_000);
      }
      // Timers run faster here than the clock, so the first result of a report seems up to an interval old.
      expect(arrivedAt.filter(({ offByMs }) => offByMs > 2_000 || offByMs < -40_000)).toEqual([]);
      const seqs = [...new Set(arrivedAt.map(({ seq }) => seq))].sort((left, right) => left - right);
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
      const last = await expectAllAccounted(agent, stateDir);
      expect(last.status?.dropped).toEqual({ reports: 0, results: 0 });
    },
    TEST_MS_MAX,
  );
});
