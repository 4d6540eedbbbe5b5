import { describe, expect, it } from 'vitest';
import type { AgentCount } from '../../scripts/stack/agent-parts.ts';
import { alertsSince } from '../../scripts/stack/alerts.ts';
import { DEMO_TENANTS, findStore } from '../../scripts/stack/fleet.ts';
import { countReports } from '../../scripts/stack/stack-facts.ts';
import type { Stack } from '../../scripts/stack/start-stack.ts';
import { waitUntilSettled } from '../../scripts/stack/wait-for-stack.ts';
import { waitUntil } from '../../scripts/stack/wait-until.ts';
import type { GetRun } from '../support/e2e-run.ts';

const WAIT_MS_MAX = 90_000;

interface Victim {
  readonly name: string;
  readonly kill: (stack: Stack) => Promise<void>;
  readonly revive: (stack: Stack) => Promise<void>;
}

const AGENT_STORE = findStore('harbor-grill', '0012');
const VICTIMS: readonly Victim[] = [
  { name: 'the worker', kill: ({ worker }) => worker.kill9(), revive: ({ worker }) => worker.start() },
  { name: 'the API', kill: ({ api }) => api.kill9(), revive: ({ api }) => api.start() },
  {
    name: 'Redis, with all it held',
    kill: ({ services }) => services.killRedis(),
    revive: ({ services }) => services.restartRedis(),
  },
  {
    name: 'an agent',
    kill: (stack) => stack.agents.of(AGENT_STORE).kill9(),
    revive: (stack) => stack.agents.of(AGENT_STORE).start(),
  },
];

export function describeRecovery(getRun: GetRun): void {
  describe.each(VICTIMS)('kill -9 of $name while reports flow', ({ kill, revive }) => {
    it('loses no report, doubles none and alarms nobody', async () => {
      const { stack } = getRun();
      const since = new Date();
      const before = await countWatching(stack);
      await kill(stack);
      try {
        await waitForReports(stack, before);
      } finally {
        await revive(stack);
      }
      await waitUntilSettled(stack, { timeoutMs: WAIT_MS_MAX });

      const made = await countAll(stack);
      await waitUntilStored(stack, made);
      for (const { hostId, lastSeq, droppedReports } of made) {
        expect(droppedReports).toBe(0);
        expect(await countReports(stack.pool, hostId, lastSeq)).toEqual({ rows: lastSeq, seqs: lastSeq });
      }
      expect(alertsSince(stack.lab, since).map(({ headline }) => headline)).toEqual([]);
    });
  });
}

function countAll(stack: Stack): Promise<AgentCount[]> {
  return Promise.all(stack.agents.all.map((agent) => agent.count()));
}

/** Of the machines that have something to check, and so report often. */
function countWatching({ agents }: Stack): Promise<AgentCount[]> {
  return Promise.all(DEMO_TENANTS.flatMap(({ stores }) => stores).map((store) => agents.of(store).count()));
}

/** Waits until every agent that watches something, and runs, has made another report. */
async function waitForReports(stack: Stack, before: readonly AgentCount[]): Promise<void> {
  await waitUntil(
    async () => {
      const now = await countWatching(stack);
      const idle = now.filter((count, index) => count.isRunning && count.lastSeq <= (before[index]?.lastSeq ?? 0));
      return idle.length === 0
        ? { kind: 'there', value: undefined }
        : { kind: 'missing', what: `a new report of ${String(idle.length)} agents` };
    },
    { timeoutMs: WAIT_MS_MAX },
  );
}

async function waitUntilStored(stack: Stack, made: readonly AgentCount[]): Promise<void> {
  await waitUntil(
    async () => {
      const counts = await Promise.all(made.map(({ hostId, lastSeq }) => countReports(stack.pool, hostId, lastSeq)));
      const missing = made.filter(({ lastSeq }, index) => (counts[index]?.seqs ?? 0) < lastSeq);
      return missing.length === 0
        ? { kind: 'there', value: undefined }
        : { kind: 'missing', what: `reports of ${String(missing.length)} hosts` };
    },
    { timeoutMs: WAIT_MS_MAX },
  );
}
