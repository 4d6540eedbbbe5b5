import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { Load } from './load.ts';

const answerSchema = z.object({ accepted: z.int(), refused: z.int(), cpuMs: z.number() });

/** The load generator in a process of its own, so that it shares no event loop with what it measures. */
export class LoadProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #answers: AsyncIterator<string>;

  private constructor(child: ChildProcessByStdio<Writable, Readable, null>) {
    this.#child = child;
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  static start(): LoadProcess {
    const main = join(import.meta.dirname, 'load-main.ts');
    return new LoadProcess(spawn(process.execPath, [main], { stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  /** Ends when the API has accepted everything. Throws when the process ended before. */
  async send(load: Load): Promise<z.infer<typeof answerSchema>> {
    this.#child.stdin.write(`${JSON.stringify(load)}\n`);
    const answer = await this.#answers.next();
    if (answer.done) throw new Error('the load generator ended before its time');
    return answerSchema.parse(JSON.parse(answer.value));
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin.end();
    await ended;
  }
}
