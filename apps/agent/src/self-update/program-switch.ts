import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import type { ProgramPlace } from './decide-start.ts';

/**
 * How another version becomes the one that runs, by platform. On Linux the service can write only its state, so versions
 * lie beside the installed program, which starts the current one. Windows has no exec, but a running program can be
 * renamed there, so the current version replaces the installed one.
 */
export interface ProgramSwitch {
  readonly place: ProgramPlace;
  readonly environment: NodeJS.ProcessEnv;
  /** Makes a program the one that starts next, where files decide that. Throws on disk errors. */
  readonly putInPlace: (program: string) => void;
  /** Undoes `putInPlace`; returns false if there is nothing to go back to. */
  readonly putBack: () => boolean;
  /** Ends this process and runs `program` instead, at once or through a service restart. Throws if it cannot. */
  readonly startOver: (program: string, stateDir: string) => never;
}

/** @param environment for other versions started from here. */
export function systemSwitch(environment: NodeJS.ProcessEnv): ProgramSwitch {
  return process.platform === 'win32' ? inPlace(process.execPath, environment) : beside(environment);
}

function beside(environment: NodeJS.ProcessEnv): ProgramSwitch {
  return {
    place: 'beside',
    environment,
    putInPlace: () => undefined,
    putBack: () => true,
    startOver: (program, stateDir) => {
      if (process.execve === undefined) throw new Error('this Node version cannot replace its process');
      return process.execve(program, [program, 'run', '--state-dir', stateDir], environment);
    },
  };
}

/** @param installed the path of the running program. */
export function inPlace(installed: string, environment: NodeJS.ProcessEnv): ProgramSwitch {
  const [fresh, previous] = [`${installed}.new`, `${installed}.previous`];
  return {
    place: 'in_place',
    environment,
    putInPlace: (program) => {
      copyFileSync(program, fresh);
      rmSync(previous, { force: true });
      renameSync(installed, previous);
      renameSync(fresh, installed);
    },
    putBack: () => {
      if (!existsSync(previous)) return false;
      // A running program can be renamed but not removed; the next switch removes it.
      const failed = `${installed}.failed`;
      rmSync(failed, { force: true });
      renameSync(installed, failed);
      renameSync(previous, installed);
      return true;
    },
    // The scheduled task starts the agent every minute.
    startOver: () => process.exit(0),
  };
}
