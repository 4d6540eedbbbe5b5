import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Finished, finish } from './agent-process.ts';

/** A folder used as the root of a host: one program and its libraries, no Node, no shell, no /etc. */
export class AgentlessHost {
  readonly #root: string;
  readonly #name: string;

  /** @param program a Linux executable for this host's architecture. */
  constructor(root: string, program: string) {
    this.#root = root;
    this.#name = 'program';
    copyFileSync(program, join(root, this.#name));
    for (const library of librariesOf(program)) this.put(library, library);
  }

  /** Copies a file of this host to `path` on the bare one. */
  put(file: string, path: string): void {
    mkdirSync(dirname(join(this.#root, path)), { recursive: true });
    copyFileSync(file, join(this.#root, path));
  }

  /** Runs the program to its end. Needs root. */
  run(args: readonly string[]): Promise<Finished> {
    const words = [this.#root, `/${this.#name}`, ...args];
    return finish(spawn('/usr/sbin/chroot', words, { env: { PATH: '/' }, stdio: ['ignore', 'pipe', 'pipe'] }));
  }
}

/** Returns the shared libraries of a program, and their loader, as absolute paths. */
function librariesOf(program: string): string[] {
  return [...execFileSync('ldd', [program], { encoding: 'utf8' }).matchAll(/(?:=> )?(\/\S+) \(0x/g)].flatMap(
    ([, path]) => (path === undefined ? [] : [path]),
  );
}

/** Returns why a bare host cannot be created here; null if it can. */
export function agentlessHostObstacle(): string | null {
  if (process.platform !== 'linux') return 'a chroot is a thing of Linux';
  return process.getuid?.() === 0 ? null : 'only root may chroot';
}
