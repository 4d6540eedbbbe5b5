import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Finished, finish } from './agent-process.ts';

/** A folder that is the root of a machine: one program and the libraries it needs, no Node, no shell, no /etc. */
export class AgentlessHost {
  readonly #root: string;
  readonly #name: string;

  /** @param program a Linux executable of this machine's architecture. */
  constructor(root: string, program: string) {
    this.#root = root;
    this.#name = 'program';
    copyFileSync(program, join(root, this.#name));
    for (const library of librariesOf(program)) this.put(library, library);
  }

  /** Copies a file of this machine to `path` of the bare one. */
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

/** The shared libraries of a program, and their loader, as absolute paths. */
function librariesOf(program: string): string[] {
  return [...execFileSync('ldd', [program], { encoding: 'utf8' }).matchAll(/(?:=> )?(\/\S+) \(0x/g)].flatMap(
    ([, path]) => (path === undefined ? [] : [path]),
  );
}

/** Why no bare machine can be had here, null when it can. */
export function agentlessHostObstacle(): string | null {
  if (process.platform !== 'linux') return 'a chroot is a thing of Linux';
  return process.getuid?.() === 0 ? null : 'only root may chroot';
}
