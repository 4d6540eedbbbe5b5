import type { Stack } from '../../scripts/stack/start-stack.ts';
import type { ConsoleBrowser } from './console-browser.ts';

/** What every suite runs against; one stack and one browser for all of them. */
export interface E2eRun {
  readonly stack: Stack;
  readonly browser: ConsoleBrowser;
}

/** Gives the run once it is up; suites are declared before that. */
export type GetRun = () => E2eRun;
