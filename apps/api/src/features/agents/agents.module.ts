import { Module, type Provider } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { LivePublisher } from '../../platform/live/live-events.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { PACK_LIBRARY, type PackLibrary, PackLibraryModule } from '../allowlists/index.ts';
import { AgentsController } from './adapters/http/agents.controller.ts';
import { EnrolmentTokensController } from './adapters/http/enrolment-tokens.controller.ts';
import { HostFactsController } from './adapters/http/host-facts.controller.ts';
import { MachinesController } from './adapters/http/machines.controller.ts';
import { QueuedControlReplanning } from './adapters/jobs/control-replanning.ts';
import { PostgresAgentStore } from './adapters/postgres/agent.store.ts';
import { PostgresAssignmentReader } from './adapters/postgres/assignment.reader.ts';
import { PostgresFleetPlanReader } from './adapters/postgres/fleet-plan.reader.ts';
import { PostgresHostRecordReader } from './adapters/postgres/host-record.reader.ts';
import {
  AGENT_STORE,
  type AgentStore,
  CONTROL_REPLANNING,
  type ControlReplanning,
  FLEET_PLAN_READER,
  type FleetPlanReader,
} from './application/agents.port.ts';
import { CreateEnrolmentToken } from './application/create-enrolment-token.ts';
import { EnrolHost } from './application/enrol-host.ts';
import { HostAuthenticator } from './application/host-authenticator.ts';
import { PlanStoreHosts } from './application/plan-store-hosts.ts';
import { ReadAssignment } from './application/read-assignment.ts';
import { NEIGHBOUR_PROVIDERS } from './neighbours.providers.ts';

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
    provide: EnrolHost,
    useFactory: (
      agents: AgentStore,
      fleet: FleetPlanReader,
      replanning: ControlReplanning,
      live: LivePublisher,
      clock: Clock,
    ) => new EnrolHost({ agents, fleet, replanning, live, clock }),
    inject: [AGENT_STORE, FLEET_PLAN_READER, CONTROL_REPLANNING, LivePublisher, CLOCK],
  },
  {
    provide: CreateEnrolmentToken,
    useFactory: (agents: AgentStore, clock: Clock, config: AppConfig) =>
      new CreateEnrolmentToken(agents, clock, {
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

/** Enrolment, host keys, and what every host is to check. */
@Module({
  imports: [PackLibraryModule],
  controllers: [AgentsController, EnrolmentTokensController, HostFactsController, MachinesController],
  providers: [...PORTS, ...USE_CASES, ...NEIGHBOUR_PROVIDERS],
  exports: [HostAuthenticator, CreateEnrolmentToken, PlanStoreHosts],
})
export class AgentsModule {}
