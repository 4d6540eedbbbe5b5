import { Module, type Provider } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { LivePublisher } from '../live/index.ts';
import { PACK_LIBRARY, type PackLibrary, PackLibraryModule } from '../packs/index.ts';
import {
  AGENT_STORE,
  type AgentStore,
  CONTROL_REPLANNING,
  type ControlReplanning,
  FLEET_PLAN_READER,
  type FleetPlanReader,
} from './agents.port.ts';
import { CreateEnrollmentToken } from './create-enrollment-token.ts';
import { EnrollHost } from './enroll-host.ts';
import { HostAuthenticator } from './host-authenticator.ts';
import { AgentlessHostsController } from './http/agentless-hosts.controller.ts';
import { AgentsController } from './http/agents.controller.ts';
import { EnrollmentTokensController } from './http/enrollment-tokens.controller.ts';
import { HostFactsController } from './http/host-facts.controller.ts';
import { QueuedControlReplanning } from './jobs/control-replanning.ts';
import { NEIGHBOR_PROVIDERS } from './neighbors.providers.ts';
import { PlanStoreHosts } from './plan-store-hosts.ts';
import { PostgresAgentStore } from './postgres/agent.store.ts';
import { PostgresAssignmentReader } from './postgres/assignment.reader.ts';
import { PostgresFleetPlanReader } from './postgres/fleet-plan.reader.ts';
import { PostgresHostRecordReader } from './postgres/host-record.reader.ts';
import { ReadAssignment } from './read-assignment.ts';

const PORTS: Provider[] = [
  {
    provide: AGENT_STORE,
    useFactory: (database: Database, library: PackLibrary) => new PostgresAgentStore(database, library),
    inject: [Database, PACK_LIBRARY],
  },
  {
    provide: FLEET_PLAN_READER,
    useFactory: (database: Database) => new PostgresFleetPlanReader(database.systemPool),
    inject: [Database],
  },
  {
    provide: CONTROL_REPLANNING,
    useFactory: (queue: JobQueue, log: Log) => new QueuedControlReplanning(queue, log),
    inject: [JobQueue, LOG],
  },
];

const USE_CASES: Provider[] = [
  {
    provide: HostAuthenticator,
    useFactory: (database: Database) =>
      new HostAuthenticator(new PostgresHostRecordReader(database.systemPool), () => performance.now()),
    inject: [Database],
  },
  {
    provide: EnrollHost,
    useFactory: (
      agents: AgentStore,
      fleet: FleetPlanReader,
      replanning: ControlReplanning,
      live: LivePublisher,
      clock: Clock,
    ) => new EnrollHost({ agents, fleet, replanning, live, clock }),
    inject: [AGENT_STORE, FLEET_PLAN_READER, CONTROL_REPLANNING, LivePublisher, CLOCK],
  },
  {
    provide: CreateEnrollmentToken,
    useFactory: (agents: AgentStore, clock: Clock, config: AppConfig) =>
      new CreateEnrollmentToken(agents, clock, {
        agentApiUrl: config.agentApiUrl,
        hasReleases: config.releasesDir !== null && config.releaseKeys.length > 0,
      }),
    inject: [AGENT_STORE, CLOCK, APP_CONFIG],
  },
  {
    provide: ReadAssignment,
    useFactory: (database: Database) => new ReadAssignment(new PostgresAssignmentReader(database)),
    inject: [Database],
  },
  {
    provide: PlanStoreHosts,
    useFactory: (agents: AgentStore, replanning: ControlReplanning, live: LivePublisher, clock: Clock) =>
      new PlanStoreHosts({ agents, replanning, live, clock }),
    inject: [AGENT_STORE, CONTROL_REPLANNING, LivePublisher, CLOCK],
  },
];

/** Enrollment, host keys, and what every host is to check. */
@Module({
  imports: [PackLibraryModule],
  controllers: [AgentsController, EnrollmentTokensController, HostFactsController, AgentlessHostsController],
  providers: [...PORTS, ...USE_CASES, ...NEIGHBOR_PROVIDERS],
  exports: [HostAuthenticator, CreateEnrollmentToken, PlanStoreHosts],
})
export class AgentsModule {}
