import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Finished } from './agent-process.ts';

const PROGRAMS = ['/usr/lib/wine/wine64', '/usr/bin/wine64'];
const SERVERS = ['/usr/lib/wine/wineserver64', '/usr/lib/wine/wineserver'];
const START_MS_MAX = 120_000;

/** A Windows 10 by Wine, in its own folder. */
export class Wine {
  readonly #folder: string;
  readonly #environment: NodeJS.ProcessEnv;
  #runs = 0;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#environment = {
      PATH: process.env['PATH'],
      HOME: folder,
      WINEPREFIX: join(folder, 'prefix'),
      WINEARCH: 'win64',
      WINEDEBUG: '-all',
      // Without this, Node considers Wine's Windows too old.
      NODE_SKIP_PLATFORM_CHECK: '1',
    };
  }

  static async start(folder: string): Promise<Wine> {
    mkdirSync(folder, { recursive: true });
    const wine = new Wine(folder);
    await wine.run(['wineboot', '-i'], START_MS_MAX);
    await wine.run(['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'], START_MS_MAX);
    return wine;
  }

  /** Runs a program to its end. Its output goes through files: Node does not start on Wine's pipes. */
  async run(args: readonly string[], timeoutMs = 60_000): Promise<Finished> {
    const { child, output } = this.start(args);
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    await once(child, 'exit');
    clearTimeout(timer);
    return { status: child.exitCode, ...output() };
  }

  /** Starts a program; `close` ends it at the latest. */
  start(args: readonly string[]): { child: ChildProcess; output: () => { stdout: string; stderr: string } } {
    this.#runs += 1;
    const [stdout, stderr] = [join(this.#folder, `${this.#runs}.out`), join(this.#folder, `${this.#runs}.err`)];
    const files = [openSync(stdout, 'w'), openSync(stderr, 'w')] as const;
    const child = spawn(programOf(PROGRAMS), args, { env: this.#environment, stdio: ['ignore', ...files] });
    for (const file of files) closeSync(file);
    return { child, output: () => ({ stdout: readFileSync(stdout, 'utf8'), stderr: readFileSync(stderr, 'utf8') }) };
  }

  /** Ends everything that runs in this Windows, and removes it. */
  close(): void {
    execFileSync(programOf(SERVERS), ['-k', '-w'], { env: this.#environment });
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function programOf(paths: readonly string[]): string {
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) throw new Error('Wine is not installed');
  return found;
}

/** Returns why Wine is not available here; null if it is. */
export function wineObstacle(): string | null {
  return PROGRAMS.some((path) => existsSync(path)) ? null : "Wine (Debian's wine64) is not installed";
}
