import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { LivePublisher } from '../live/index.ts';
import { AttemptDelivery } from './attempt-delivery.ts';
import { DeliverAlert, type RequestAttempt } from './deliver-alert.ts';
import { AttemptDeliveryJob } from './jobs/attempt-delivery.job.ts';
import { ATTEMPT_DELIVERY } from './jobs/definitions.ts';
import { DeliverAlertJob } from './jobs/deliver-alert.job.ts';
import { sweepDeliveriesTask } from './jobs/sweep-deliveries.task.ts';
import { PostgresDeliveryStore } from './postgres/delivery.store.ts';
import { PostgresUnfinishedDeliveries } from './postgres/unfinished-deliveries.ts';
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
}

const PARTS = Symbol('alerting worker parts');

/** The worker's side of alerting: deliveries and their attempts, and the sweep that finds those left behind. */
@Module({
  providers: [
    {
      provide: PARTS,
      useFactory: (...parts: [WorkRegistry, Database, JobQueue, LivePublisher, Metrics, Clock, AppConfig]): Parts => {
        const [registry, database, queue, live, metrics, clock, config] = parts;
        return { registry, database, queue, live, metrics, clock, config };
      },
      inject: [WorkRegistry, Database, JobQueue, LivePublisher, Metrics, CLOCK, APP_CONFIG],
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
  const { registry, database, queue, live, metrics, clock, config } = parts;
  const store = new PostgresDeliveryStore(database);
  const requestAttempt: RequestAttempt = async (tenantId, deliveryId, delayMs) => {
    await queue.enqueue(ATTEMPT_DELIVERY, { tenantId, deliveryId }, { key: deliveryId, delayMs });
  };
  const attempts = new AttemptDelivery({
    store,
    notifiers: { email, slack_webhook: new SlackWebhookNotifier(), slack_bot: new SlackBotNotifier() },
    requestAttempt,
    live,
    metrics,
    clock,
    chance: Math.random,
    publicUrl: config.publicUrl,
  });
  registry.addHandler(new DeliverAlertJob(new DeliverAlert(store, requestAttempt, clock)));
  registry.addHandler(new AttemptDeliveryJob(attempts));
  registry.addTask(sweepDeliveriesTask(new PostgresUnfinishedDeliveries(database.systemPool), queue, clock));
}
