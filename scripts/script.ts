import { endCommands } from './command.ts';
import { print } from './print.ts';

const PARENT_POLL_MS = 1_000;
/** One Ctrl-C reaches us up to three times: from the terminal, from npm and from run.mjs. */
const SAME_SIGNAL_MS = 1_000;
const STATUS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** What a command gets from its surroundings. */
export interface Script {
  readonly args: readonly string[];
  /** Aborted once the command is told to end. */
  readonly signal: AbortSignal;
  /** Has something ended with the command, last first, however the command ends. */
  readonly onEnd: (cleanUp: () => Promise<void>) => void;
}

/**
 * Runs a command and exits with the status it answers.
 *
 * On SIGINT, SIGTERM, SIGHUP, an error nobody caught, or the death of whoever started us, running commands are ended and
 * everything given to `onEnd` is done first. A second signal, a second or more after the first, exits at once. An Error is printed as one line; one of
 * a subclass (TypeError and the like) is a bug and is printed with its stack.
 */
export function runScript(main: (script: Script) => Promise<number>): void {
  const cleanUps: (() => Promise<void>)[] = [];
  const abort = new AbortController();
  let ending: Promise<never> | null = null;
  let endingSince = 0;

  const end = (status: number): Promise<never> => {
    if (ending !== null) return ending;
    endingSince = performance.now();
    ending = finish(cleanUps, status);
    abort.abort();
    return ending;
  };
  const fail = (error: unknown): void => {
    if (ending === null) print(describeError(error));
    void end(1);
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending !== null && performance.now() - endingSince > SAME_SIGNAL_MS) process.exit(STATUS[signal]);
      if (ending === null) print(`\nending (${signal}); once more to force it`);
      void end(STATUS[signal]);
    });
  }
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  endWithParent();

  main({ args: process.argv.slice(2), signal: abort.signal, onEnd: (cleanUp) => void cleanUps.push(cleanUp) }).then(
    end,
    fail,
  );
}

async function finish(cleanUps: readonly (() => Promise<void>)[], status: number): Promise<never> {
  let worst = status;
  await endCommands();
  for (const cleanUp of cleanUps.toReversed()) {
    await cleanUp().catch((error: unknown) => {
      print(describeError(error));
      worst ||= 1;
    });
  }
  process.exit(worst);
}

/** kill -9 of whoever started us passes no signal on. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, PARENT_POLL_MS).unref();
}

/** An error for a person: what happened, and because of what. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.constructor !== Error) return error.stack ?? error.message;
  return error.cause === undefined ? error.message : `${error.message}: ${describeCause(error.cause)}`;
}

function describeCause(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
