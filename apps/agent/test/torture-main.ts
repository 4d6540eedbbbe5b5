import { uptime } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { startAgent } from '../src/agent/agent.ts';
import type { ProbeResult } from '../src/probers/probe-result.ts';
import { readAgentFile } from '../src/state/agent-file.ts';
import { statePaths } from '../src/state/state-dir.ts';
import { readStatusFile } from '../src/state/status-file.ts';
import { FakeClock } from './fake-clock.ts';

/** How often running time is advanced. */
const STEP_MS = 10;
const MINUTE_MS = 60_000;

const trueNow = Date.now;

const commandSchema = z.discriminatedUnion('do', [
  /** Lets this many minutes pass at once. */
  z.object({ do: z.literal('pass'), minutes: z.number() }),
  /** Makes every check end this way from now on. */
  z.object({ do: z.literal('answer'), outcome: z.enum(['pass', 'fail']) }),
  /**
   * Lets time run until the next command at this multiple of its speed, with the wall clock off by the given amount.
   */
  z.object({ do: z.literal('flow'), factor: z.number(), aheadMs: z.number().default(0) }),
  z.object({ do: z.literal('stop') }),
]);
type Command = z.infer<typeof commandSchema>;

/**
 * The real agent as its own process, with a clock that its parent moves and probes that end as its parent says. Spool,
 * sender and disk are real. Reads one command per line, and answers each with a line of JSON.
 */
async function main(stateDir: string, wallMs: number): Promise<void> {
  const paths = statePaths(stateDir);
  const agentFile = readAgentFile(paths.agent);
  if (agentFile === null) throw new Error(`${stateDir} is not enrolled`);
  const clock = new TortureClock(wallMs);
  let outcome: 'pass' | 'fail' = 'fail';
  let made = 0;
  const agent = startAgent({
    paths,
    agent: agentFile,
    log: (text) => process.stderr.write(`${text}\n`),
    page: { kind: 'off' },
    onAccepted: () => undefined,
    clock,
    probe: () => {
      made += 1;
      return Promise.resolve(outcome === 'pass' ? PASS : FAIL);
    },
  });
  const flowing: Flow[] = [];
  const obey = async (command: Command): Promise<void> => {
    switch (command.do) {
      case 'pass':
        await pass(clock, command.minutes);
        return;
      case 'answer':
        outcome = command.outcome;
        return;
      case 'flow':
        flowing.push(flow(clock, command));
        return;
      case 'stop': {
        const stopped = agent.stop();
        await clock.advance(MINUTE_MS);
        await stopped;
      }
    }
  };
  for await (const line of createInterface({ input: process.stdin })) {
    await flowing.pop()?.end();
    const command = commandSchema.parse(JSON.parse(line));
    await obey(command);
    const status = readStatusFile(paths.status);
    print({ made, status });
    if (command.do === 'stop') process.exit(0);
  }
}

async function pass(clock: FakeClock, minutes: number): Promise<void> {
  for (let left = minutes; left > 0; left -= 1) {
    await clock.advance(Math.min(1, left) * MINUTE_MS);
    print({ passedMs: clock.wallMs() });
  }
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** While time runs, only timers are faster; the host's clock and its uptime stay consistent. */
class TortureClock extends FakeClock {
  isFlowing = false;
  override readonly uptimeMs = (): number => (this.isFlowing ? uptime() * 1_000 : 3_600_000 + this.monotonicMs());
}

interface Flow {
  readonly end: () => Promise<void>;
}

function flow(clock: TortureClock, { factor, aheadMs }: { factor: number; aheadMs: number }): Flow {
  const stop = new AbortController();
  clock.isFlowing = true;
  // For code that asks the host itself, as the API client does about its round trips.
  Date.now = () => trueNow() + aheadMs;
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      clock.setWall(Date.now());
      await clock.advance(STEP_MS * factor);
      await sleep(STEP_MS);
    }
  };
  const running = run();
  return {
    end: async () => {
      stop.abort();
      await running;
    },
  };
}

const PHASES_MS = { resolve: 2, connect: 11.5, tls: 24.1, request: 0.4, response: 31.9 };

const PASS: ProbeResult = {
  outcome: { kind: 'pass' },
  failures: [],
  hints: [],
  addresses: [{ address: '203.0.113.7', family: 4, failure: null, phasesMs: PHASES_MS }],
  phasesMs: PHASES_MS,
};

const FAIL: ProbeResult = {
  outcome: { kind: 'fail', failure: 'resolve.timeout' },
  failures: ['resolve.timeout'],
  hints: [],
  addresses: [],
  phasesMs: { resolve: 5_000, connect: null, tls: null, request: null, response: null },
};

const [, , stateDir = '', wallMs = ''] = process.argv;
await main(stateDir, Number(wallMs));
