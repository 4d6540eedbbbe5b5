import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { IsolatedWork } from '../../platform/isolation/isolated-work.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { DELIVER_ALERT } from '../incidents/index.ts';
import { LivePublisher } from '../live/index.ts';
import { AttemptDelivery } from './attempt-delivery.ts';
import { DeliverAlert, type RequestAttempt } from './deliver-alert.ts';
import { ATTEMPT_DELIVERY, attemptDeliveryJob } from './jobs/attempt-delivery.job.ts';
import { deliverAlertJob } from './jobs/deliver-alert.job.ts';
import { sweepDeliveriesTask } from './jobs/sweep-deliveries.task.ts';
import { DeliveryStore } from './postgres/delivery-store.ts';
import { UnfinishedDeliveries } from './postgres/unfinished-deliveries.ts';
import { SlackBotNotifier } from './slack/slack-bot.notifier.ts';
import { SlackWebhookNotifier } from './slack/slack-webhook.notifier.ts';
import { EmailNotifier } from './smtp/email.notifier.ts';

interface Parts {
  readonly registry: WorkRegistry;
  readonly database: Database;
  readonly queue: JobQueue;
  readonly live: LivePublisher;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly config: AppConfig;
  readonly log: Log;
}

const PARTS = Symbol('alerting worker parts');

/** Alerting in the worker: deliveries, their attempts, and the sweep that finds forgotten ones. */
@Module({
  providers: [
    {
      provide: PARTS,
      useFactory: (
        ...parts: [WorkRegistry, Database, JobQueue, LivePublisher, Metrics, Clock, AppConfig, Log]
      ): Parts => {
        const [registry, database, queue, live, metrics, clock, config, log] = parts;
        return { registry, database, queue, live, metrics, clock, config, log };
      },
      inject: [WorkRegistry, Database, JobQueue, LivePublisher, Metrics, CLOCK, APP_CONFIG, LOG],
    },
  ],
})
export class AlertingWorkerModule implements OnApplicationShutdown {
  readonly #email: EmailNotifier;

  constructor(@Inject(PARTS) parts: Parts) {
    this.#email = new EmailNotifier(parts.config);
    registerAlertingWork(parts, this.#email);
  }

  onApplicationShutdown(): void {
    this.#email.close();
  }
}

function registerAlertingWork(parts: Parts, email: EmailNotifier): void {
  const { registry, database, queue, live, metrics, clock, config, log } = parts;
  const store = new DeliveryStore(database);
  const requestAttempt: RequestAttempt = async (tenantId, deliveryId, delayMs) => {
    await queue.enqueue(ATTEMPT_DELIVERY, { tenantId, deliveryId }, { key: deliveryId, delayMs });
  };
  const attempts = new AttemptDelivery({
    store,
    notifiers: { email, slack_webhook: new SlackWebhookNotifier(), slack_bot: new SlackBotNotifier() },
    requestAttempt,
    live,
    metrics,
    log,
    clock,
    chance: Math.random,
    publicUrl: config.publicUrl,
  });
  const isolated = new IsolatedWork(DELIVER_ALERT.name, { pool: database.systemPool, metrics, clock, log });
  registry.addHandler(deliverAlertJob(new DeliverAlert({ store, requestAttempt, isolated, clock })));
  registry.addHandler(attemptDeliveryJob(attempts));
  registry.addTask(sweepDeliveriesTask(new UnfinishedDeliveries(database.systemPool), queue, clock));
}
