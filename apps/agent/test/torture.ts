import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const MAIN = fileURLToPath(new URL('torture-main.ts', import.meta.url));
const ANSWER_MS_MAX = 240_000;

const answerSchema = z.object({
  /** Results made since the start of this process. */
  made: z.int(),
  wallMs: z.number(),
  status: z
    .object({
      lastReport: z.object({ seq: z.int() }).nullable(),
      spool: z.object({ reports: z.int(), bytes: z.int(), bytesMax: z.int(), inMemory: z.int() }),
      dropped: z.object({ reports: z.int(), results: z.int() }),
    })
    .nullable(),
});
export type TortureAnswer = z.infer<typeof answerSchema>;

/** The agent of torture-main.ts in a process of its own. */
export interface TorturedAgent {
  readonly child: ChildProcess;
  /** Gives it one command and waits for it to be carried out. Rejects when the process ends instead. */
  readonly tell: (command: object) => Promise<TortureAnswer>;
  /** Ends it as a power failure would, and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

/** Starts the agent of a state directory, its clock at `wallMs`. */
export function startTortured(stateDir: string, wallMs: number): TorturedAgent {
  const child = spawn(process.execPath, [MAIN, stateDir, String(wallMs)], { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-4_000)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'close');
  return {
    child,
    tell: async (command) => {
      child.stdin.write(`${JSON.stringify(command)}\n`);
      const line = await Promise.race([lines.next(), after(ANSWER_MS_MAX)]);
      if (line.done === true) throw new Error(`the agent gave no answer to ${JSON.stringify(command)}: ${errors}`);
      return answerSchema.parse(JSON.parse(line.value));
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function after(ms: number): Promise<IteratorReturnResult<undefined>> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve({ done: true, value: undefined });
    }, ms).unref();
  });
}
