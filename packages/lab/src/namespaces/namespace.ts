import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type CommandOptions, type CommandResult, endGroup, run, runOrThrow } from './process.ts';

const READY_MS_MAX = 20_000;
const POLL_MS = 20;
const SHUTDOWN_MS_MAX = 3_000;

/** A port on which a server listens once it is ready. */
export interface ServerPort {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
}

/** A server to run in the foreground in a namespace. */
export interface ServerCommand {
  readonly argv: readonly string[];
  readonly listens: readonly ServerPort[];
  /** The user it runs as; root by default. A server that changes its user itself would outlive us. */
  readonly user?: string;
  /** How long it may take to stop cleanly. */
  readonly graceMs?: number;
}

/** A running server. */
export interface RunningServer {
  readonly stop: () => Promise<void>;
}

/**
 * An anonymous network namespace. It exists only while a sleeping process of ours does, so nothing can be left behind.
 * Its interfaces go with it.
 */
export class Namespace {
  readonly name: string;
  readonly pid: number;
  readonly #holder: ChildProcess;
  readonly #servers = new Set<ChildProcess>();

  private constructor(name: string, holder: ChildProcess, pid: number) {
    this.name = name;
    this.#holder = holder;
    this.pid = pid;
  }

  /** Opens a namespace with only a loopback interface. Throws if the system refuses. */
  static async open(name: string): Promise<Namespace> {
    const holder = spawn(...split([...killedWithParent('KILL'), 'unshare', '--net', 'sleep', 'infinity']), {
      detached: true,
      stdio: 'ignore',
    });
    await once(holder, 'spawn');
    const pid = holder.pid ?? 0;
    const own = readlinkSync('/proc/self/ns/net');
    await waitUntil(() => {
      if (holder.exitCode !== null) throw new Error(`the system refuses a network namespace for ${name}`);
      return readlinkSync(`/proc/${pid}/ns/net`) !== own;
    });
    const namespace = new Namespace(name, holder, pid);
    // Duplicate address detection would delay IPv6 by two seconds.
    await namespace.runOrThrow([
      'sysctl',
      '-qw',
      'net.ipv6.conf.all.accept_dad=0',
      'net.ipv6.conf.default.accept_dad=0',
    ]);
    await namespace.runOrThrow(['ip', 'link', 'set', 'lo', 'up']);
    return namespace;
  }

  /** The kernel's name for it, to tell namespaces apart. */
  get identity(): string {
    return readlinkSync(`/proc/${this.pid}/ns/net`);
  }

  /** Runs a command in it. */
  async run(argv: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
    return await run([...this.#nsenter, ...killedWithParent('KILL'), ...argv], options);
  }

  /** Runs a command in it and returns its stdout. Throws if the command fails. */
  async runOrThrow(argv: readonly string[], options: CommandOptions = {}): Promise<string> {
    return await runOrThrow([...this.#nsenter, ...killedWithParent('KILL'), ...argv], options);
  }

  /** Starts a server in it and resolves once it listens. Throws with its output if it does not. */
  async serve(command: ServerCommand): Promise<RunningServer> {
    const user = command.user === undefined ? [] : ['--reuid', command.user, '--regid', command.user, '--init-groups'];
    const child = spawn(...split([...this.#nsenter, ...killedWithParent('TERM'), ...user, ...command.argv]), {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    const collect = (chunk: Buffer): void => {
      printed = (printed + chunk.toString()).slice(-2_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    this.#servers.add(child);
    const stop = async (): Promise<void> => {
      await endGroup(child, command.graceMs ?? SHUTDOWN_MS_MAX);
      this.#servers.delete(child);
      await waitUntil(() => !command.listens.some((port) => this.#listens(port)));
    };
    try {
      await waitUntil(() => {
        if (child.exitCode !== null) throw new Error('it ended');
        return command.listens.every((port) => this.#listens(port));
      });
    } catch (cause) {
      await endGroup(child, SHUTDOWN_MS_MAX);
      throw new Error(`${command.argv.join(' ')} does not listen in ${this.name}\n${printed}`, { cause });
    }
    return { stop };
  }

  /** Ends everything in it, and the namespace itself. */
  async close(): Promise<void> {
    await Promise.all([...this.#servers].map((server) => endGroup(server, SHUTDOWN_MS_MAX)));
    await endGroup(this.#holder, SHUTDOWN_MS_MAX);
  }

  get #nsenter(): readonly string[] {
    return ['nsenter', '--net', '--target', String(this.pid)];
  }

  /**
   * Whether something listens here, by the kernel's list: 0A is a listening TCP socket, 07 an open UDP one
   * (proc_net_tcp).
   */
  #listens({ protocol, port }: ServerPort): boolean {
    const state = protocol === 'tcp' ? '0A' : '07';
    const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
    return [protocol, `${protocol}6`].some((table) =>
      readFileSync(`/proc/${this.pid}/net/${table}`, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .some((fields) => fields[1]?.endsWith(suffix) === true && fields[3] === state),
    );
  }
}

/** Wraps a command so that the kernel signals it when this process dies, even by kill -9. */
function killedWithParent(signal: 'KILL' | 'TERM'): readonly string[] {
  return ['setpriv', '--pdeathsig', signal];
}

function split([file = '', ...args]: readonly string[]): [file: string, args: string[]] {
  return [file, args];
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + READY_MS_MAX;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`not within ${READY_MS_MAX / 1_000} s`);
    await pause(POLL_MS);
  }
}
