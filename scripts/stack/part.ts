import { signalProcess } from '../services/process-identity.ts';
import { type ServerCommand, type ServerProcess, startServer } from '../services/server-process.ts';

/** One process of the stack, which tests may take away and bring back. */
export interface Part {
  readonly name: string;
  readonly logFile: string;
  /** Starts it and waits until it is ready; does nothing while it runs. Throws with the end of its log when it is not. */
  readonly start: () => Promise<void>;
  /** Ends it in order, also while it is still starting; does nothing when it does not run. */
  readonly stop: () => Promise<void>;
  /** SIGKILL, no farewell. Throws when it does not run. */
  readonly kill9: () => Promise<void>;
}

/** What the parts of one stack have in common. */
export interface PartKeeper {
  /** Told the pid of each process at once, so that it ends with us however we end. */
  readonly watch: (pid: number) => void;
  /** Told when a part ends that nobody ended. */
  readonly onDeath: (part: Pick<Part, 'name' | 'logFile'>) => void;
}

export interface PartOptions {
  readonly command: Omit<ServerCommand, 'onSpawn' | 'as'>;
  readonly isReady: () => Promise<boolean>;
  readonly readyMsMax: number;
  /** SIGTERM is given so long before SIGKILL. */
  readonly graceMs: number;
}

/** Describes a process of the stack; nothing runs until `start`. */
export function createPart(options: PartOptions, keeper: PartKeeper): Part {
  const { name, logFile } = options.command;
  let server: ServerProcess | null = null;
  let starting: Promise<void> | null = null;
  let newestPid: number | null = null;
  const command: ServerCommand = {
    ...options.command,
    onSpawn: (pid, child) => {
      newestPid = pid;
      keeper.watch(pid);
      child.once('exit', () => {
        if (server?.pid !== pid) return;
        server = null;
        keeper.onDeath({ name, logFile });
      });
    },
  };
  const begin = async (): Promise<void> => {
    server = await startServer(command, options.isReady, options.readyMsMax);
  };
  const take = (): ServerProcess | null => {
    const taken = server;
    server = null;
    return taken;
  };
  return {
    name,
    logFile,
    start: async () => {
      if (server !== null) return;
      starting ??= begin().finally(() => {
        starting = null;
      });
      await starting;
    },
    stop: async () => {
      if (starting !== null && newestPid !== null) {
        signalProcess(newestPid, 'SIGTERM');
        await starting.catch(() => undefined);
      }
      await take()?.end('SIGTERM', options.graceMs);
    },
    kill9: async () => {
      const killed = take();
      if (killed === null) throw new Error(`${name} does not run`);
      await killed.end('SIGKILL', 1_000);
    },
  };
}
