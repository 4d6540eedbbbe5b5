import type { PagePlace } from '../technician-page/open-page.ts';
import type { AgentFile } from '../state/agent-file.ts';

/** What both ways of running the agent, in charge and on trial, are given. */
export interface RunContext {
  readonly agent: AgentFile;
  readonly page: PagePlace;
  /** Aborted when this process is to stop. */
  readonly stop: AbortSignal;
  /** Takes the lock of the state directory and gives the way to release it. Throws when it is taken. */
  readonly lock: () => () => void;
}
