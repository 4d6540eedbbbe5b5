import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createLabCa } from '@sightline/lab';
import { mustRun, ROOT } from '../scripts/command.ts';
import { print, printStep } from '../scripts/print.ts';
import type { Script } from '../scripts/script.ts';
import { startAgent } from './agent/agent-process.ts';
import { assignmentOf } from './agent/assignment.ts';
import { driveExporter, EXPORTER_NAME, startExporter } from './agent/exporter.ts';
import { type Cost, measureCost } from './agent/measure.ts';
import type { Memory } from './agent/meter.ts';
import { type ReportSink, startReportSink } from './agent/report-sink.ts';
import { startTargets, type Targets } from './agent/targets.ts';
import { median } from './shared/statistics.ts';

const CHECKS = 30;
const PROBE_EVERY_MS = 1_000;
const START_UPS = 5;
const WARM_UP_MS = 60_000;
const MEASURED_MS = 120_000;
const MIB = 1024 * 1024;
const BUNDLE = join(ROOT, 'apps', 'agent', 'dist', 'main.cjs');
const EXECUTABLE = join(ROOT, 'apps', 'agent', 'dist', 'sightline-agent-linux-x64');

/** What the agent costs a store's machine at 60 checks a minute, beside a blackbox exporter on the same targets. */
export default async function benchAgent({ signal, onEnd }: Script): Promise<void> {
  await mustRun('turbo run build --filter=@sightline/agent --output-logs=new-only', { signal, show: 'live' });
  const ca = await createLabCa();
  const sink = await startReportSink(ca, () => assignmentOf(targets));
  onEnd(sink.close);
  const targets = await startTargets(CHECKS, ca, sink.port);
  onEnd(targets.close);

  const subjects: Subject[] = [];
  for (const [title, command] of await agentCommands(signal)) {
    const subject = await startOften(title, command, { targets, sink });
    onEnd(subject.stop);
    subjects.push(subject);
  }
  const exporter = await startSubjectExporter(targets);
  if (exporter !== null) {
    onEnd(exporter.stop);
    subjects.push(exporter);
  }
  await printStep(`${WARM_UP_MS / 1_000} s of warming up`, async () => {
    await Promise.all(subjects.map(({ pid }) => measureCost(pid, WARM_UP_MS, signal)));
  });
  const lines = await printStep(`${MEASURED_MS / 1_000} s measured, all at once`, async () =>
    Promise.all(subjects.map((subject) => costLines(subject, signal))),
  );
  for (const line of lines.flat()) print(line);
  if (exporter === null) print(`${EXPORTER_NAME}: not installed`);
}

/** The agent as stores run it and, where it was built, the executable. */
async function agentCommands(signal: AbortSignal): Promise<[title: string, command: string[]][]> {
  const oneArena = ['env', 'MALLOC_ARENA_MAX=1'];
  const bundle = [...oneArena, process.execPath, '--jitless', '--max-semi-space-size=1', BUNDLE];
  if (!existsSync(EXECUTABLE)) {
    print('agent, executable: not built (npm run build:agent)');
    return [['agent, bundle', bundle]];
  }
  // As after a start of the machine: how a file came into the cache decides how much of it is mapped, by up to 27 MiB.
  await mustRun(`dd if=${EXECUTABLE} iflag=nocache count=0`, { signal, show: 'captured' });
  return [
    ['agent, bundle', bundle],
    ['agent, executable', [...oneArena, EXECUTABLE]],
  ];
}

/** A process that is measured. */
interface Subject {
  readonly title: string;
  readonly pid: number;
  readonly startUpsMs: readonly number[];
  /** What it has done so far; bytes are those between it and the API, 0 where there is none. */
  readonly done: () => { readonly probes: number; readonly passes: number; readonly wireBytes: number };
  readonly stop: () => Promise<void>;
}

/** Starts an agent a few times; the last one goes on. */
async function startOften(
  title: string,
  command: readonly string[],
  { targets, sink }: { readonly targets: Targets; readonly sink: ReportSink },
): Promise<Subject> {
  const startUpsMs: number[] = [];
  for (;;) {
    const { pid, hostKey, startUpMs, stop } = await startAgent(command, targets, sink);
    startUpsMs.push(startUpMs);
    if (startUpsMs.length < START_UPS) {
      await stop();
      continue;
    }
    const done: Subject['done'] = () => {
      const { results, passes, wireBytes } = sink.received(hostKey);
      return { probes: results, passes, wireBytes };
    };
    return { title, pid, startUpsMs, done, stop };
  }
}

/** The exporter, probing; null when it is not installed. */
async function startSubjectExporter(targets: Targets): Promise<Subject | null> {
  const exporter = await startExporter(targets);
  if (exporter === null) return null;
  const driver = driveExporter(exporter, targets.names, PROBE_EVERY_MS);
  return {
    title: `${EXPORTER_NAME}, without what asks it and keeps its answers`,
    pid: exporter.pid,
    startUpsMs: [exporter.startUpMs],
    done: () => ({ ...driver.done(), wireBytes: 0 }),
    stop: async () => {
      driver.stop();
      await exporter.stop();
    },
  };
}

async function costLines(subject: Subject, signal: AbortSignal): Promise<string[]> {
  const before = subject.done();
  const cost = await measureCost(subject.pid, MEASURED_MS, signal);
  const after = subject.done();
  const probes = after.probes - before.probes;
  const perCheck = (bytes: number): string => (bytes / probes).toFixed(0);
  const lines = [
    `${subject.title}:`,
    `  ${costText(cost)}, start-up ${median(subject.startUpsMs).toFixed(0)} ms; ${probes} checks, ${after.passes - before.passes} of them passes`,
  ];
  if (after.wireBytes > 0) {
    lines.push(
      `  a check: ${perCheck(after.wireBytes - before.wireBytes)} bytes to and from the API, ${perCheck(cost.used.writtenBytes)} bytes written to disk`,
    );
  }
  return lines;
}

function costText({ memory, used, lastedMs }: Cost): string {
  const rssMost = Math.max(...memory.map((one) => one.rss)) / MIB;
  const mib = (read: (one: Memory) => number): string => (median(memory.map(read)) / MIB).toFixed(1);
  return (
    `RSS ${mib((one) => one.rss)} MiB (at most ${rssMost.toFixed(1)}), private ${mib((one) => one.private)} MiB, ` +
    `of it not a file's ${mib((one) => one.dirty)} MiB, ` +
    `${((used.cpuMs / lastedMs) * 100).toFixed(2)} % of a core`
  );
}
