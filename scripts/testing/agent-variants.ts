import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const AGENT = join(ROOT, 'apps', 'agent');
const BUILD_MS_MAX = 60_000;
/** As the unit starts it. */
const NODE_OPTIONS = '--jitless --max-semi-space-size=1';

/** What is wrong with a version, by design; each is real code run before the agent's own. */
const PREAMBLES = {
  none: '',
  crashes: `if (process.argv.includes('run')) process.exit(70);`,
  /** Works on trial, and ends after every start once it is in charge. */
  crashes_later: `if (process.argv.includes('run') && !process.argv.includes('--trial')) process.exit(70);`,
  never_reports: `{ const http = process.getBuiltinModule('node:http'); const request = http.request;
    http.request = (url, ...rest) => request(String(url).replace('/v1/agent/reports', '/v1/agent/nowhere'), ...rest); }`,
} as const;
export type AgentFault = keyof typeof PREAMBLES;

export interface AgentVariant {
  readonly version: string;
  readonly fault?: AgentFault;
  /** The public keys it takes updates by. */
  readonly keys: string;
  /** Where it goes; it can be started there and nowhere else. */
  readonly folder: string;
}

/** Builds the real bundle as another version, with a fault if wanted; gives a program that starts it. */
export function buildAgentVariant({ version, fault = 'none', keys, folder }: AgentVariant): string {
  const dist = join(folder, `agent-${version}`);
  mkdirSync(dist, { recursive: true });
  execFileSync(process.execPath, [join(ROOT, 'node_modules', 'rolldown', 'bin', 'cli.mjs'), '-c'], {
    cwd: AGENT,
    env: {
      ...process.env,
      SIGHTLINE_AGENT_DIST: dist,
      SIGHTLINE_AGENT_VERSION: version,
      SIGHTLINE_RELEASE_KEYS: keys,
    },
    stdio: 'pipe',
    timeout: BUILD_MS_MAX,
  });
  const bundle = join(dist, 'main.cjs');
  writeFileSync(bundle, PREAMBLES[fault] + readFileSync(bundle, 'utf8').replace(/^#!.*\n/, ''));
  const program = join(dist, 'sightline-agent');
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' ${NODE_OPTIONS} '${bundle}' "$@"\n`, { mode: 0o755 });
  return program;
}
