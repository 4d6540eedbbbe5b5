import { incidentIdSchema, type LiveEvent, liveEventSchema, type StoreId } from '@sightline/spec';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { LivePublisher } from './redis/live-publisher.ts';

const WAIT_MS = 10_000;

/** Reads a stream of events like a browser. */
class StreamReader {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = '';

  constructor(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
    this.#reader = body.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** Returns the next block with data, or null when the stream ends first. */
  async nextEvent(): Promise<unknown> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        if (block.startsWith('data: ')) return JSON.parse(block.slice('data: '.length));
        continue;
      }
      const { done, value } = await this.#reader.read();
      if (done) return null;
      this.#text += value;
    }
  }
}

describe('the live stream', () => {
  let api: ApiUnderTest;
  let tenant: TenantFixture;
  let other: TenantFixture;
  let storeId: StoreId;

  beforeAll(async () => {
    api = await startApi({ appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') });
    tenant = await createTenant(api, 'live-harbor');
    other = await createTenant(api, 'live-other');
    storeId = await tenant.createStore('0001');
  });
  afterAll(async () => {
    await api.close();
  });

  const open = async (of: TenantFixture, controller = new AbortController()) => {
    const answer = await fetch(`${api.url}/v1/tenants/${of.tenantId}/live`, {
      headers: { cookie: of.console.cookie },
      signal: AbortSignal.any([controller.signal, AbortSignal.timeout(WAIT_MS)]),
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    if (!answer.body) throw new Error('The stream has no body.');
    return { reader: new StreamReader(answer.body), close: () => controller.abort() };
  };

  /** Publishes repeatedly until stopped, since a stream only receives events published after it opens. */
  const publishing = (of: TenantFixture, event: LiveEvent = { kind: 'store_changed', storeId }) => {
    const publisher = api.application.get(LivePublisher, { strict: false });
    const timer = setInterval(() => void publisher.publish(of.tenantId, [event]), 20);
    return () => clearInterval(timer);
  };

  it('sends changes to consoles of its tenant only', async () => {
    const mine = await open(tenant);
    const theirs = await open(other);
    const stop = publishing(tenant);
    const otherEvent = { kind: 'incident_changed', incidentId: incidentIdSchema.parse(storeId) } as const;
    const stopOther = publishing(other, otherEvent);
    expect(liveEventSchema.parse(await mine.reader.nextEvent())).toEqual({ kind: 'store_changed', storeId });
    stop();
    expect(await theirs.reader.nextEvent()).toEqual(otherEvent);
    stopOther();
    mine.close();
    theirs.close();
  });

  it('announces a new store without polling', async () => {
    const { reader, close } = await open(tenant);
    const stop = publishing(tenant);
    await reader.nextEvent();
    stop();
    const made = await tenant.createStore('0002');
    const seen = async (): Promise<unknown> => {
      for (;;) {
        const event = liveEventSchema.parse(await reader.nextEvent());
        if (event.kind === 'store_changed' && event.storeId === made) return event;
      }
    };
    expect(await seen()).toEqual({ kind: 'store_changed', storeId: made });
    close();
  });

  it('is released when its reader disconnects', async () => {
    const listeners = async (): Promise<number> =>
      (await api.application.get(Metrics, { strict: false }).liveListeners.get()).values[0]?.value ?? 0;
    const { close } = await open(tenant);
    expect(await listeners()).toBeGreaterThan(0);
    close();
    await expect.poll(listeners, { timeout: WAIT_MS }).toBe(0);
  });

  it('ends with the server, and does not delay its shutdown', async () => {
    const ending = await startApi({
      appUrl: inject('appUrl'),
      systemUrl: inject('systemUrl'),
      redisUrl: inject('redisUrl'),
    });
    const answer = await fetch(`${ending.url}/v1/tenants/${tenant.tenantId}/live`, {
      headers: { cookie: tenant.console.cookie },
      signal: AbortSignal.timeout(WAIT_MS),
    });
    if (!answer.body) throw new Error('The stream has no body.');
    const reader = new StreamReader(answer.body);
    await ending.close();
    expect(await reader.nextEvent()).toBeNull();
  });
});
