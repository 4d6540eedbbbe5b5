import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LAN_HOSTS, LAN_PEER_IDS, LAN_SCENARIOS, type LanScenario, namespaceObstacle, StoreLan } from '@sightline/lab';
import { type Assignment, assignmentSchema, type Peer, targetKey, targetText } from '@sightline/spec';
import { describe, expect, it, vi } from 'vitest';
import type { AgentFile } from '../src/state/agent-file.ts';
import { statePaths } from '../src/state/state-dir.ts';
import { type AgentStatus, readStatusFile } from '../src/state/status-file.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** Agents rendezvous every half minute, on a host that may be busy. */
const SEEN_WITHIN_MS = 90_000;
vi.setConfig({ testTimeout: SEEN_WITHIN_MS + 30_000 });

const obstacle = await namespaceObstacle();
if (obstacle !== null) process.stderr.write(`skipped, agents in one store's network: ${obstacle}\n`);

type AgentMachine = 'boh' | 'terminal';

const PEERS: readonly Peer[] = (['boh', 'terminal', 'bare'] as const).map((name) => ({
  id: LAN_PEER_IDS[name],
  name,
  role: name === 'boh' ? 'boh' : 'terminal',
  addresses: [LAN_HOSTS[name]],
  hasAgent: name !== 'bare',
}));

/** Returns the assignment of one host: the scenario's checks, its peers, and the ports that others probe. */
function assignmentOf({ expectations }: LanScenario, machine: AgentMachine): Assignment {
  const asked = expectations.flatMap(({ by, target }) =>
    target.kind === 'lan_port' && target.peerId === LAN_PEER_IDS[machine] ? [{ by, port: target.port }] : [],
  );
  const checks = expectations
    .filter(({ by }) => by === machine)
    .map(({ target }, index) => ({
      no: index + 1,
      id: `0197a000-0000-7000-8000-00000000010${index}`,
      entryId: `entry-${index}`,
      title: targetKey(target),
      target,
      intervalS: 5,
      timeoutMs: 1_500,
    }));
  return assignmentSchema.parse({
    version: 1,
    revision: 1,
    reportIntervalS: 5,
    checks,
    peers: PEERS.filter(({ name }) => name !== machine),
    meetingPorts: asked.map(({ by, port }) => ({ port, from: [[LAN_HOSTS[by]]] })),
  });
}

/** Starts an agent that has its assignment, and no API to ask for another. */
async function startAgent(lan: StoreLan, machine: AgentMachine, assignment: Assignment): Promise<string> {
  const paths = statePaths(join(lan.folderOf(machine), 'state'));
  mkdirSync(paths.dir, { recursive: true, mode: 0o700 });
  const agent = {
    version: 1,
    apiUrl: 'http://127.0.0.1:9',
    hostId: LAN_PEER_IDS[machine],
    hostKey: 'sl_none',
    hostname: machine,
    role: machine,
    storeName: 'Harbor Point',
    enrolledAt: '2026-11-24T00:00:00.000Z',
    nextSeq: 1,
    resolver: null,
    ca: null,
    driveC: lan.driveC(machine),
  } satisfies Record<keyof Omit<AgentFile, 'proxy'>, unknown>;
  writeFileSync(paths.agent, JSON.stringify(agent), { mode: 0o600 });
  writeFileSync(paths.assignment, JSON.stringify({ etag: null, assignment }));
  const argv = [process.execPath, MAIN, 'run', '--state-dir', paths.dir, '--page', 'off'];
  await lan.serve(machine, { argv, listens: [] });
  return paths.status;
}

/** Polls an agent's status until `isSo`; returns the last status in any case. */
async function watch(path: string, isSo: (status: AgentStatus) => boolean): Promise<AgentStatus | null> {
  const deadline = performance.now() + SEEN_WITHIN_MS;
  for (;;) {
    const status = readStatusFile(path);
    if ((status !== null && isSo(status)) || performance.now() > deadline) return status;
    await pause(100);
  }
}

async function play(scenario: LanScenario): Promise<void> {
  const lan = await StoreLan.start();
  try {
    await scenario.apply(lan);
    const statusOf = {
      boh: await startAgent(lan, 'boh', assignmentOf(scenario, 'boh')),
      terminal: await startAgent(lan, 'terminal', assignmentOf(scenario, 'terminal')),
    };
    for (const { by, target, failure, words } of scenario.expectations) {
      const sayingIn = ({ checks }: AgentStatus) => checks.find(({ title }) => title === targetKey(target));
      const status = await watch(statusOf[by], (now) => {
        const said = sayingIn(now);
        return said?.failure === failure && said.outcome !== null && said.explanation.includes(words);
      });
      const said = status === null ? undefined : sayingIn(status);
      expect(said, `${by} of ${targetText(target)}`).toMatchObject({ failure });
      expect(said?.explanation).toContain(words);
      if (failure !== null) expect(said?.fix).not.toBe('');
    }
  } finally {
    await lan.close();
  }
}

describe.skipIf(obstacle !== null)(`agents in one store${obstacle === null ? '' : ` (skipped: ${obstacle})`}`, () => {
  it.concurrent.each(LAN_SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    'distinguish %s',
    async (_, scenario) => {
      await play(scenario);
    },
  );
});
