import { join } from 'node:path';
import { type AgentPart, enrollAgent } from './agent-parts.ts';
import { type Closers, createClosers } from './closers.ts';
import { DEMO_TENANTS, type DemoHost, type DemoStore } from './fleet.ts';
import { type Lab, networkOf } from './lab.ts';
import type { PartKeeper } from './part.ts';
import { type Seeded, seededStore } from './seed.ts';

/** Starting an agent costs most of a processor for a second. */
const ENROLLING_AT_ONCE = 2;

/** The agents of all machines, running. */
export interface Agents {
  readonly all: readonly AgentPart[];
  /** The agent of the machine that watches a store's Internet side. Throws for a store that is none of the demo's. */
  readonly of: (store: DemoStore) => AgentPart;
}

export interface AgentSurroundings {
  readonly lab: Lab;
  readonly seeded: Seeded;
  readonly apiUrl: string;
  /** Each agent keeps its state in a folder of its own in here. */
  readonly folder: string;
  readonly logDir: string;
  readonly keeper: PartKeeper;
}

/** Enrolls and starts the agent of every machine of the demo; they end with `closers`. */
export async function startAgents(around: AgentSurroundings, closers: Closers): Promise<Agents> {
  const agents = new Map<DemoHost, AgentPart>();
  const agentClosers = createClosers('at_once');
  closers.add(agentClosers.close);
  const waiting = DEMO_TENANTS.flatMap(({ stores }) => stores).flatMap((store) =>
    [store.host, ...store.furtherHosts].map((host) => ({ store, host })),
  );
  const workOff = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const agent = await enroll(next.store, next.host, around);
      agentClosers.add(agent.stop);
      await agent.start();
      agents.set(next.host, agent);
    }
  };
  await Promise.all(Array.from({ length: ENROLLING_AT_ONCE }, workOff));
  return {
    all: [...agents.values()],
    of: (store) => {
      const agent = agents.get(store.host);
      if (agent === undefined) throw new Error(`store ${store.number} has no agent`);
      return agent;
    },
  };
}

function enroll(store: DemoStore, host: DemoHost, around: AgentSurroundings): Promise<AgentPart> {
  const { lab, seeded, apiUrl, folder, logDir, keeper } = around;
  return enrollAgent(
    {
      host,
      network: networkOf(lab, store),
      apiUrl,
      token: seededStore(seeded, store).token,
      caFile: lab.caFile,
      stateDir: join(folder, host.hostname),
      logDir,
    },
    keeper,
  );
}
