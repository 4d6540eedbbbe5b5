import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { alertMessage } from '../domain/alert-message.ts';
import type { DeliveryOutcome } from '../domain/delivery-outcome.ts';
import type { OutgoingAlert } from '../notifier.ts';
import { BLOCKED, PUBLIC_URL, RESOLVED } from './alerts.ts';

export type ProviderTrouble = 'none' | 'busy' | 'gone' | 'silent' | 'broken';

/** A notifier with a real server that can misbehave on demand. */
export interface NotifierHarness {
  send(alert: OutgoingAlert): Promise<DeliveryOutcome>;
  /** Everything a reader of a message sees, one text per message received. */
  received(): string[];
  misbehave(trouble: ProviderTrouble): void;
  reset(): void;
  close(): Promise<void>;
}

const OPENING: OutgoingAlert = {
  deliveryId: '0191d1c2-0000-7000-8000-00000000000a',
  message: alertMessage(BLOCKED, PUBLIC_URL),
  thread: null,
};

export const ENDING: OutgoingAlert = {
  deliveryId: '0191d1c2-0000-7000-8000-00000000000b',
  message: alertMessage(RESOLVED, PUBLIC_URL),
  thread: { deliveryId: OPENING.deliveryId, providerRef: null },
};

/** Tests what every notifier guarantees. */
export function describeNotifier(name: string, start: () => Promise<NotifierHarness>): void {
  describe(`${name}, as every notifier,`, () => {
    let harness: NotifierHarness;

    beforeAll(async () => {
      harness = await start();
    });
    beforeEach(() => {
      harness.reset();
    });
    afterAll(async () => {
      await harness.close();
    });

    it('delivers one message that says store, endpoint, cause, time, fix and link', async () => {
      expect(await harness.send(OPENING)).toMatchObject({ kind: 'delivered' });
      expect(harness.received()).toHaveLength(1);
      for (const part of [
        '[blocked]',
        '0007 Harbor Point',
        '12 Quay Street',
        'm570.oltp.pxsplatform.com:443',
        'TCP connection timed out',
        'connect.timeout',
        'Nov 24, 2026, 14:05:10 EST (America/New_York)',
        'Nov 24, 2026, 19:05:10 UTC',
        'Allow outbound TCP',
        'All 7 other stores reach it.',
        `${PUBLIC_URL}/t/harbor-grill/incidents/${BLOCKED.incidentId}`,
      ])
        expect(harness.received()[0]).toContain(part);
    });

    it('delivers a resolved message also where the opening never got through', async () => {
      expect(await harness.send(ENDING)).toMatchObject({ kind: 'delivered' });
      expect(harness.received()[0]).toContain('[resolved]');
      expect(harness.received()[0]).toContain('42 min 2 s');
    });

    it.each([
      ['busy', { kind: 'retry', reason: 'server_error' }],
      ['silent', { kind: 'retry', reason: 'network' }],
      ['broken', { kind: 'retry', reason: 'network' }],
      ['gone', { kind: 'rejected', reason: 'channel_gone' }],
    ] as const)('answers, and does not throw, when the provider is %s', async (trouble, outcome) => {
      harness.misbehave(trouble);
      expect(await harness.send(OPENING)).toMatchObject(outcome);
      expect(harness.received()).toEqual([]);
    });

    it('delivers again once the provider is back', async () => {
      harness.misbehave('broken');
      await harness.send(OPENING);
      harness.misbehave('none');
      expect(await harness.send(OPENING)).toMatchObject({ kind: 'delivered' });
    });
  });
}
