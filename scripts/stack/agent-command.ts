import { join } from 'node:path';
import { ROOT } from '../command.ts';

/** The built agent without an executable, started with what keeps it small ("Cost" in docs/agent.md). */
export const AGENT_COMMAND = {
  file: process.execPath,
  args: ['--jitless', '--max-semi-space-size=1', join(ROOT, 'apps', 'agent', 'dist', 'main.cjs')],
  env: { MALLOC_ARENA_MAX: '1' },
} as const;
