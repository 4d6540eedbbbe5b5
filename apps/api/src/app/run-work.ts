import type { INestApplication } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../platform/config/app-config.ts';
import { LOG, type Log } from '../platform/log.ts';
import { Metrics } from '../platform/metrics/metrics.ts';
import { JobQueue } from '../platform/queue/job-queue.ts';
import { JobWorkers } from '../platform/queue/job-workers.ts';
import { WorkRegistry } from '../platform/queue/work-registry.ts';
import { Locks } from '../platform/schedule/locks.ts';
import { PeriodicTasks } from '../platform/schedule/periodic-tasks.ts';
import { JOB_DEFINITIONS } from './job-definitions.ts';

/**
 * Starts every job and periodic task that an application's features registered. Returns a function that stops them and
 * waits for running ones. Throws unless each job has exactly one handler.
 */
export function runWork(application: INestApplication): () => Promise<void> {
  const registry = application.get(WorkRegistry);
  const log = application.get<Log>(LOG);
  const config = application.get<AppConfig>(APP_CONFIG);
  const workers = new JobWorkers(JOB_DEFINITIONS, registry.handlers, {
    redisUrl: config.redisUrl,
    queue: application.get(JobQueue),
    log,
    metrics: application.get(Metrics),
  });
  const tasks = new PeriodicTasks(new Locks(config.databaseSystemUrl, log), log);
  tasks.start(registry.tasks);
  return async () => {
    await Promise.all([workers.close(), tasks.close()]);
  };
}
