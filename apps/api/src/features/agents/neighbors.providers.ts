import type { Provider } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { KeepAgentlessHosts } from './keep-agentless-hosts.ts';
import { PlanStoreHosts } from './plan-store-hosts.ts';
import { PostgresAgentlessHostStore } from './postgres/agentless-host.store.ts';
import { PostgresHostFactsStore } from './postgres/host-facts.store.ts';
import { TakeHostFacts } from './take-host-facts.ts';

/** The use cases about what the machines of a store know of each other. */
export const NEIGHBOR_PROVIDERS: Provider[] = [
  {
    provide: TakeHostFacts,
    useFactory: (database: Database, planStoreHosts: PlanStoreHosts, clock: Clock) =>
      new TakeHostFacts({ facts: new PostgresHostFactsStore(database), planStoreHosts, clock }),
    inject: [Database, PlanStoreHosts, CLOCK],
  },
  {
    provide: KeepAgentlessHosts,
    useFactory: (database: Database, planStoreHosts: PlanStoreHosts, clock: Clock) =>
      new KeepAgentlessHosts({ agentlessHosts: new PostgresAgentlessHostStore(database), planStoreHosts, clock }),
    inject: [Database, PlanStoreHosts, CLOCK],
  },
];
