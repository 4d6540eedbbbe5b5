import { SlackReceiver, SmtpSink } from '@sightline/lab';
import { type ChannelConfig, type ChannelId, type TenantId } from '@sightline/spec';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { testConfig } from '../../../test/api-under-test.ts';
import { eventually } from '../../../test/eventually.ts';
import { type CheckMove, IncidentTenant } from '../../../test/incident-fixture.ts';
import { isolatedWorkOver, makeDue, readIsolated } from '../../../test/isolated-work-fixture.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { runWork } from '../../app/run-work.ts';
import { WorkerModule } from '../../app/worker.module.ts';
import type { AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { createHttpApplication } from '../../platform/http/create-http-application.ts';
import { RETRY_AFTER_S } from '../../platform/isolation/isolated-work.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { SYSTEM_ACTOR } from '../audit/index.ts';
import { CORRELATE_INCIDENTS, CorrelateIncidents, DELIVER_ALERT, UndoneWork } from '../incidents/index.ts';
import { AttemptDelivery } from './attempt-delivery.ts';
import { DeliverAlert } from './deliver-alert.ts';
import { RETRY_POLICY } from './domain/retry-policy.ts';
import { ChannelStore } from './postgres/channel-store.ts';
import { CLAIM_MS, DeliveryStore } from './postgres/delivery-store.ts';
import { UnfinishedDeliveries } from './postgres/unfinished-deliveries.ts';
import { SlackBotNotifier } from './slack/slack-bot.notifier.ts';
import { SlackWebhookNotifier } from './slack/slack-webhook.notifier.ts';
import { EmailNotifier } from './smtp/email.notifier.ts';

const REDIS_DATABASE = 8;
const SERVICE = 'service:Aloha';
const SILENT = pino({ level: 'silent' });

describe('alerting', () => {
  let config: AppConfig;
  let database: Database;
  let mail: SmtpSink;
  let slack: SlackReceiver;
  let email: EmailNotifier;
  let now: Date;
  let owner: Client;
  let undone: UndoneWork;

  beforeAll(async () => {
    const services = await servicesOfOwn(
      {
        ownerUrl: inject('ownerUrl'),
        appUrl: inject('appUrl'),
        systemUrl: inject('systemUrl'),
        redisUrl: inject('redisUrl'),
      },
      'alerting_suite',
      REDIS_DATABASE,
    );
    [mail, slack] = await Promise.all([SmtpSink.start(), SlackReceiver.start()]);
    config = { ...testConfig(services), smtpUrl: `smtp://127.0.0.1:${mail.port}` };
    database = new Database(config, SILENT);
    email = new EmailNotifier(config);
    undone = new UndoneWork(database.systemPool);
    owner = new Client({ connectionString: ownerUrlOf(services.systemUrl) });
    await owner.connect();
  });
  beforeEach(() => {
    now = new Date();
    mail.fail('none');
    mail.clear();
    slack.fail('none');
    slack.clear();
  });
  afterAll(async () => {
    email.close();
    await Promise.all([mail.close(), slack.close(), database.close(), owner.end()]);
  });

  const toMail: ChannelConfig = { kind: 'email', to: ['it@brand.example'] };
  const toWebhook = (): ChannelConfig => ({ kind: 'slack_webhook', url: slack.webhookUrl });
  const toBot = (): ChannelConfig => ({
    kind: 'slack_bot',
    token: slack.token,
    channel: '#store-network',
    apiUrl: slack.apiUrl,
  });

  /** Alerting with its queue replaced by a list: what is asked for is run when the test says so. */
  class Desk {
    readonly tenant: IncidentTenant;
    readonly asked: { deliveryId: string; delayMs: number }[] = [];
    readonly metrics = new Metrics();
    readonly store = new DeliveryStore(database);

    constructor(tenant: IncidentTenant) {
      this.tenant = tenant;
    }

    get tenantId(): TenantId {
      return this.tenant.tenantId;
    }

    /** Moves checks, and answers the incident transitions that are to be told. */
    async move(...moves: readonly CheckMove[]): Promise<string[]> {
      const transitionIds: string[] = [];
      await this.tenant.move(...moves);
      await new CorrelateIncidents({
        database,
        isolated: isolatedWorkOver(database.systemPool, CORRELATE_INCIDENTS.name),
        requestAlert: (_, transitionId) => {
          transitionIds.push(transitionId);
          return Promise.resolve();
        },
        live: { publish: () => Promise.resolve() },
        metrics: this.metrics,
      }).correlate(this.tenantId);
      return transitionIds;
    }

    async deliver(transitionIds: readonly string[]): Promise<void> {
      const deliver = new DeliverAlert({
        store: this.store,
        requestAttempt: this.#ask,
        isolated: isolatedWorkOver(database.systemPool, DELIVER_ALERT.name, this.metrics),
        clock: { now: () => now },
      });
      for (const transitionId of transitionIds) await deliver.deliver(this.tenantId, transitionId);
    }

    /** Runs the attempts asked for so far, whatever their delay. */
    async attemptAll(store: DeliveryStore = this.store): Promise<void> {
      for (const { deliveryId } of this.asked.splice(0)) await this.attempt(deliveryId, store);
    }

    async attempt(deliveryId: string, store: DeliveryStore = this.store): Promise<void> {
      await new AttemptDelivery({
        store,
        notifiers: { email, slack_webhook: new SlackWebhookNotifier(), slack_bot: new SlackBotNotifier() },
        requestAttempt: this.#ask,
        live: { publish: () => Promise.resolve() },
        metrics: this.metrics,
        log: SILENT,
        clock: { now: () => now },
        chance: () => 0.5,
        publicUrl: 'https://sightline.example.com',
      }).attempt(this.tenantId, deliveryId);
    }

    async deliveries(): Promise<{ status: string; attempts: number; reason: string | null }[]> {
      return await database.inTenant(
        this.tenantId,
        async (transaction) =>
          await transaction.delivery.findMany({
            select: { status: true, attempts: true, reason: true },
            orderBy: { id: 'asc' },
          }),
      );
    }

    readonly #ask = (_: TenantId, deliveryId: string, delayMs: number): Promise<void> => {
      this.asked.push({ deliveryId, delayMs });
      return Promise.resolve();
    };
  }

  async function setUp(...channels: readonly ChannelConfig[]) {
    const tenant = await IncidentTenant.mint(database.systemPool);
    for (const channel of channels) await addChannel(tenant.tenantId, channel);
    const store = await tenant.addStore('0007', ['m570', 'api', SERVICE]);
    return { desk: new Desk(tenant), store };
  }

  async function addChannel(tenantId: TenantId, channel: ChannelConfig): Promise<ChannelId | null> {
    return await new ChannelStore(database).add(
      tenantId,
      { name: channel.kind, config: channel },
      {
        actor: SYSTEM_ACTOR,
        at: new Date(),
        countMax: 100,
      },
    );
  }

  it('alerts each channel once, and sends each end as a reply to its opening', async () => {
    const { desk, store } = await setUp(toMail, toWebhook(), toBot());
    await desk.deliver(await desk.move({ store, target: 'm570', to: 'blocked', at: 0 }));
    await desk.attemptAll();
    await desk.deliver(await desk.move({ store, target: 'm570', to: 'pass', at: 90 }));
    await desk.attemptAll();
    expect(mail.messages().map((each) => each.subject)).toEqual([
      '[blocked] Store 0007 Harbor Point: m570:443',
      '[resolved] Store 0007 Harbor Point: m570:443',
    ]);
    const [first, second] = mail.messages();
    expect(second?.headers.get('in-reply-to')).toBe(first?.headers.get('message-id'));
    expect(first?.text).toContain(`https://sightline.example.com/t/${desk.tenant.slug}/incidents/`);
    const byBot = slack.messages().filter((each) => each.via === 'web_api');
    expect(slack.messages()).toHaveLength(4);
    expect(byBot[1]?.payload.thread_ts).toBe(byBot[0]?.ts);
    expect(slack.refused()).toEqual([]);
    expect((await desk.deliveries()).every((each) => each.status === 'delivered' && each.attempts === 1)).toBe(true);
  });

  it('alerts once per store to the same service at two stores, and to each end', async () => {
    const { desk, store } = await setUp(toMail);
    const stores = [store, await desk.tenant.addStore('0008', ['m570', SERVICE])];
    await desk.deliver(
      await desk.move(...stores.map((each) => ({ store: each, target: SERVICE, to: 'blocked', at: 0 }) as const)),
    );
    await desk.attemptAll();
    await desk.deliver(
      await desk.move(...stores.map((each) => ({ store: each, target: SERVICE, to: 'pass', at: 90 }) as const)),
    );
    await desk.attemptAll();
    const subjects = mail.messages().map((each) => each.subject);
    expect(subjects.toSorted()).toEqual([
      expect.stringMatching(/^\[blocked\] .*0007.*Aloha/),
      expect.stringMatching(/^\[blocked\] .*0008.*Aloha/),
      expect.stringMatching(/^\[resolved\] .*0007.*Aloha/),
      expect.stringMatching(/^\[resolved\] .*0008.*Aloha/),
    ]);
    expect((await desk.deliveries()).every((each) => each.status === 'delivered')).toBe(true);
  });

  it('sends once, however often its jobs run, even concurrently', async () => {
    const { desk, store } = await setUp(toMail, toWebhook());
    const transitionIds = await desk.move({ store, target: 'm570', to: 'blocked', at: 0 });
    await Promise.all([desk.deliver(transitionIds), desk.deliver(transitionIds)]);
    await desk.deliver(transitionIds);
    const deliveryIds = desk.asked.map((each) => each.deliveryId);
    await Promise.all(
      [...deliveryIds, ...deliveryIds].map(async (id) => {
        await desk.attempt(id);
      }),
    );
    expect(await desk.deliveries()).toHaveLength(2);
    expect(mail.messages()).toHaveLength(1);
    expect(slack.messages()).toHaveLength(1);
  });

  it('retries what a provider deferred, on the record, and no sooner than it asked', async () => {
    const { desk, store } = await setUp(toWebhook());
    slack.fail('ratelimited', { retryAfterS: 30 });
    await desk.deliver(await desk.move({ store, target: 'm570', to: 'blocked', at: 0 }));
    await desk.attemptAll();
    expect(desk.asked.map((each) => each.delayMs)).toEqual([30_000]);
    expect(await desk.deliveries()).toEqual([{ status: 'retrying', attempts: 1, reason: 'rate_limited' }]);
    slack.fail('none');
    await desk.attemptAll();
    expect(await desk.deliveries()).toEqual([{ status: 'delivered', attempts: 2, reason: null }]);
    expect(slack.messages()).toHaveLength(1);
    const counted = await desk.metrics.deliveries.get();
    expect(counted.values.map(({ labels, value }) => [labels.outcome, value])).toEqual([
      ['retrying', 1],
      ['delivered', 1],
    ]);
  });

  it('does not retry what was rejected', async () => {
    const { desk, store } = await setUp(toMail);
    mail.fail('reject_permanent');
    await desk.deliver(await desk.move({ store, target: 'm570', to: 'blocked', at: 0 }));
    await desk.attemptAll();
    expect(await desk.deliveries()).toEqual([{ status: 'rejected', attempts: 1, reason: 'channel_gone' }]);
    expect(desk.asked).toEqual([]);
  });

  it('gives up in the end', async () => {
    const { desk, store } = await setUp(toMail);
    mail.fail('reject_temporary');
    await desk.deliver(await desk.move({ store, target: 'm570', to: 'blocked', at: 0 }));
    for (let attempt = 0; attempt < 12; attempt += 1) await desk.attemptAll();
    expect(await desk.deliveries()).toEqual([{ status: 'given_up', attempts: 12, reason: 'server_error' }]);
    expect(desk.asked).toEqual([]);
  });

  it('resends the same email after a crash between sending and recording, once the claim lapses', async () => {
    const { desk, store } = await setUp(toMail);
    await desk.deliver(await desk.move({ store, target: 'm570', to: 'blocked', at: 0 }));
    const [{ deliveryId } = { deliveryId: '' }] = desk.asked;
    const crashing = new (class extends DeliveryStore {
      override record = () => Promise.reject(new Error('killed'));
    })(database);
    await expect(desk.attempt(deliveryId, crashing)).rejects.toThrow('killed');
    await desk.attempt(deliveryId);
    expect(mail.messages()).toHaveLength(1);

    now = new Date(now.getTime() + CLAIM_MS + 1);
    expect(await new UnfinishedDeliveries(database.systemPool).list(now)).toContainEqual({
      tenantId: desk.tenantId,
      deliveryId,
    });
    await desk.attempt(deliveryId);
    const ids = mail.messages().map((each) => each.headers.get('message-id'));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await desk.deliveries()).toEqual([{ status: 'delivered', attempts: 2, reason: null }]);
  });

  it('ignores the outcome of a claim that another has replaced', async () => {
    const { desk, store } = await setUp(toMail);
    await desk.deliver(await desk.move({ store, target: 'm570', to: 'blocked', at: 0 }));
    const deliveryId = desk.asked[0]?.deliveryId ?? '';
    const slow = await desk.store.claim(desk.tenantId, deliveryId, now);
    if (slow.kind !== 'claimed') throw new Error('The delivery could not be claimed.');
    now = new Date(now.getTime() + CLAIM_MS + 1);
    await desk.attempt(deliveryId);
    await desk.store.record(desk.tenantId, slow.delivery, { status: 'rejected', reason: 'auth' }, now);
    expect(await desk.deliveries()).toEqual([{ status: 'delivered', attempts: 2, reason: null }]);
  });

  it('sends the end only after the opening was delivered', async () => {
    const { desk, store } = await setUp(toMail);
    mail.fail('reject_temporary');
    await desk.deliver(await desk.move({ store, target: 'm570', to: 'blocked', at: 0 }));
    await desk.attemptAll();
    const [opening] = desk.asked.splice(0);
    await desk.deliver(await desk.move({ store, target: 'm570', to: 'pass', at: 90 }));
    mail.fail('none');
    await desk.attemptAll();
    expect(mail.messages()).toEqual([]);
    await desk.attempt(opening?.deliveryId ?? '');
    await desk.attemptAll();
    expect(mail.messages().map((each) => each.subject.split(' ')[0])).toEqual(['[blocked]', '[resolved]']);
  });

  it('sends no end to a channel that never got the opening', async () => {
    const { desk, store } = await setUp(toMail);
    await desk.deliver(await desk.move({ store, target: 'm570', to: 'blocked', at: 0 }));
    await desk.attemptAll();
    await addChannel(desk.tenantId, toWebhook());
    await desk.deliver(await desk.move({ store, target: 'm570', to: 'pass', at: 90 }));
    await desk.attemptAll();
    expect(mail.messages()).toHaveLength(2);
    expect(slack.messages()).toEqual([]);
  });

  it('sends nothing to a disabled channel', async () => {
    const { desk, store } = await setUp(toMail);
    await database.systemPool.query('UPDATE channel SET enabled = false WHERE tenant_id = $1', [desk.tenantId]);
    await desk.deliver(await desk.move({ store, target: 'm570', to: 'blocked', at: 0 }));
    expect(await desk.deliveries()).toEqual([]);
  });

  it('delivers to the other channels if one cannot be read, and gives that one up in the end', async () => {
    const { desk, store } = await setUp(toMail, toWebhook());
    await database.systemPool.query(
      `UPDATE channel SET config = '{}' WHERE tenant_id = $1 AND kind = 'slack_webhook'`,
      [desk.tenantId],
    );
    await desk.deliver(await desk.move({ store, target: 'm570', to: 'blocked', at: 0 }));
    await desk.attemptAll();
    expect(mail.messages()).toHaveLength(1);
    expect(await desk.deliveries()).toEqual([
      { status: 'delivered', attempts: 1, reason: null },
      { status: 'retrying', attempts: 1, reason: 'internal_error' },
    ]);
    for (let attempt = 1; attempt < RETRY_POLICY.attemptsMax; attempt += 1) await desk.attemptAll();
    expect((await desk.deliveries())[1]).toEqual({ status: 'given_up', attempts: 12, reason: 'internal_error' });
    expect(desk.asked).toEqual([]);
    expect((await desk.metrics.rowsIsolated.get()).values).toMatchObject([{ value: RETRY_POLICY.attemptsMax }]);
  });

  it('delivers the alerts of other stores if one cannot be composed', async () => {
    const { desk, store } = await setUp(toMail);
    const broken = await desk.tenant.addStore('0008', ['m570']);
    await database.systemPool.query(`UPDATE store SET time_zone = 'Mars/Olympus' WHERE id = $1`, [broken.storeId]);
    await desk.deliver(
      await desk.move(
        ...[broken, store].map((each) => ({ store: each, target: 'm570', to: 'blocked', at: 0 }) as const),
      ),
    );
    await desk.attemptAll();
    expect(mail.messages().map((each) => each.subject)).toEqual([expect.stringContaining('0007')]);
    expect((await desk.deliveries()).map(({ status, reason }) => [status, reason])).toEqual([
      ['retrying', 'internal_error'],
      ['delivered', null],
    ]);
  });

  it('delivers other alerts if the deliveries of one cannot be created, isolates that one, and parks it in the end', async () => {
    const { desk, store } = await setUp(toMail);
    const [bad = '', ...rest] = await desk.move(
      { store, target: 'm570', to: 'blocked', at: 0 },
      { store, target: 'api', to: 'blocked', at: 1, failure: 'tls.reset' },
    );
    await owner.query(`ALTER TABLE delivery ADD CONSTRAINT poison CHECK (transition_id <> '${bad}')`);
    try {
      await desk.deliver([bad, ...rest]);
      await desk.attemptAll();
      expect(mail.messages()).toHaveLength(1);
      await desk.tenant.age();
      expect((await undone.transitionsToDeliver()).map((row) => row.transitionId)).not.toContain(bad);
      for (let attempt = 0; attempt < RETRY_AFTER_S.length; attempt += 1) {
        await makeDue(database.systemPool, desk.tenantId);
        expect((await undone.transitionsToDeliver()).map((row) => row.transitionId)).toContain(bad);
        await desk.deliver([bad]);
      }
      expect(await readIsolated(database.systemPool, desk.tenantId, DELIVER_ALERT.name)).toMatchObject([
        { subject: bad, attempts: RETRY_AFTER_S.length + 1, parked: true },
      ]);
      expect((await undone.transitionsToDeliver()).map((row) => row.transitionId)).not.toContain(bad);
    } finally {
      await owner.query('ALTER TABLE delivery DROP CONSTRAINT poison');
    }
    // An operator has it tried again.
    await desk.deliver([bad]);
    await desk.attemptAll();
    expect(mail.messages()).toHaveLength(2);
    expect(await readIsolated(database.systemPool, desk.tenantId, DELIVER_ALERT.name)).toEqual([]);
  });

  it('loses no alert if nothing was ever enqueued: the worker finds it in the tables', async () => {
    const { desk, store } = await setUp(toMail, toBot());
    const application = await createHttpApplication(WorkerModule.with(config, SILENT), { config, log: SILENT });
    await application.init();
    const stopWork = runWork(application);
    try {
      await desk.tenant.move({ store, target: 'm570', to: 'blocked', at: 0 });
      await eventually(
        () => Promise.resolve(mail.messages().length + slack.messages().length),
        (count) => count === 2,
      );
      await desk.tenant.move({ store, target: 'm570', to: 'pass', at: 60 });
      await eventually(
        () => Promise.resolve(mail.messages().length + slack.messages().length),
        (count) => count === 4,
      );
      const delivered = await eventually(
        async () => await desk.deliveries(),
        (rows) => rows.every((row) => row.status === 'delivered'),
      );
      expect(delivered).toHaveLength(4);
      expect(slack.messages()[1]?.payload.thread_ts).toBe(slack.messages()[0]?.ts);
    } finally {
      await stopWork();
      await application.close();
    }
  });
});

/** The owner's way to the database of this suite. */
function ownerUrlOf(systemUrl: string): string {
  const url = new URL(inject('ownerUrl'));
  url.pathname = new URL(systemUrl).pathname;
  return url.href;
}
