import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { print } from './print.ts';
import { runScript, type Script } from './script.ts';

const FOLDER = join(import.meta.dirname, '..', 'bench');
const SUFFIX = '.bench.ts';

/** What a benchmark's file exports: it prints its figures and says whether it could take them. */
export type Benchmark = (script: Script) => Promise<void>;

runScript(async (script) => {
  const [name] = script.args;
  if (name === undefined || !/^[a-z-]+$/.test(name) || !existsSync(join(FOLDER, name + SUFFIX))) {
    print(`usage: npm run bench -- <name>, one of: ${benchmarkNames().join(', ')}`);
    return 2;
  }
  const { default: run } = (await import(join(FOLDER, name + SUFFIX))) as { default: Benchmark };
  await run(script);
  return 0;
});

function benchmarkNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));
}
