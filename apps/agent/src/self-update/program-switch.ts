import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import type { ProgramPlace } from './decide-start.ts';

/**
 * How another version comes to be the one that runs, by platform. On Linux the service may write to its state alone, so
 * versions lie beside the installed program, which starts the current one; Windows has no exec, but a program that runs
 * can be renamed there, so the current version takes the installed one's place.
 */
export interface ProgramSwitch {
  readonly place: ProgramPlace;
  readonly environment: NodeJS.ProcessEnv;
  /** Makes a program the one that the next start gets, where that is a matter of files. Throws on disk errors. */
  readonly putInPlace: (program: string) => void;
  /** Undoes `putInPlace`; false when there is nothing to go back to. */
  readonly putBack: () => boolean;
  /** Ends this process and has `program` take its place, at once or by the service's restart. Throws when it cannot. */
  readonly startOver: (program: string, stateDir: string) => never;
}

/** @param environment what another version is started with. */
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
      if (process.execve === undefined) throw new Error('this Node cannot replace its process');
      return process.execve(program, [program, 'run', '--state-dir', stateDir], environment);
    },
  };
}

/** @param installed the path of the program that runs. */
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
      // What runs can be renamed and not removed; the next switch removes it.
      const failed = `${installed}.failed`;
      rmSync(failed, { force: true });
      renameSync(installed, failed);
      renameSync(previous, installed);
      return true;
    },
    // The task asks for the agent every minute.
    startOver: () => process.exit(0),
  };
}
