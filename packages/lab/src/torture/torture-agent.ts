import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** A day's outage takes half a minute on an idle host. */
const ANSWER_MS_MAX = 240_000;

/** The commands; `apps/agent/test/torture-main.ts` says what each does. */
export type TortureCommand =
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'answer'; readonly outcome: 'pass' | 'fail' }
  | { readonly do: 'flow'; readonly factor: number; readonly aheadMs?: number }
  | { readonly do: 'stop' };

const lineSchema = z.union([
  /** How far its clock has come; sent for every minute without being asked. */
  z.object({ passedMs: z.number() }),
  z.object({
    /** Results made since the start of this process. */
    made: z.int(),
    status: z
      .object({
        lastReport: z.object({ seq: z.int() }).nullable(),
        spool: z.object({ reports: z.int(), bytes: z.int(), bytesMax: z.int(), inMemory: z.int() }),
        dropped: z.object({ reports: z.int(), results: z.int() }),
      })
      .nullable(),
  }),
]);
type Line = z.infer<typeof lineSchema>;
export type TortureAnswer = Extract<Line, { made: number }>;

/** The real agent as its own process, with a clock that is moved from here. */
export interface TortureAgent {
  /** Sends one command and waits until it is done. Rejects if the process ends first. */
  readonly send: (command: TortureCommand) => Promise<TortureAnswer>;
  /** How far its clock has come, in ms since 1970. */
  readonly passedMs: () => number;
  /** Kills it like a power loss would, and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

export interface TortureOptions {
  /** `apps/agent/test/torture-main.ts` */
  readonly mainFile: string;
  readonly stateDir: string;
  /** Its clock at the start. */
  readonly wallMs: number;
}

/** Starts the agent of a state directory. */
export function startTortureAgent({ mainFile, stateDir, wallMs }: TortureOptions): TortureAgent {
  const child = spawn(process.execPath, [mainFile, stateDir, String(wallMs)], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  const errors = lastOf(child);
  let passedMs = wallMs;
  const waiting: ((answer: TortureAnswer) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = lineSchema.parse(JSON.parse(text));
    if ('passedMs' in line) passedMs = line.passedMs;
    else waiting.shift()?.(line);
  });
  return {
    send: async (command) => {
      const answer = new Promise<TortureAnswer>((resolve) => waiting.push(resolve));
      child.stdin.write(`${JSON.stringify(command)}\n`);
      const given = await Promise.race([answer, ended, after(ANSWER_MS_MAX)]);
      if (typeof given !== 'object' || !('made' in given)) {
        throw new Error(`the agent did not answer ${JSON.stringify(command)}: ${errors()}`);
      }
      return given;
    },
    passedMs: () => passedMs,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Returns the end of its stderr. */
function lastOf(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-4_000);
  });
  // Writing to a killed process fails, which is expected.
  child.stdin?.on('error', () => undefined);
  return () => text;
}

function after(ms: number): Promise<'late'> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve('late');
    }, ms).unref();
  });
}
