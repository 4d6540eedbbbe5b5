import { listAuditEvents } from '@sightline/spec';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { Database } from '../../platform/database/database.ts';
import { type AuditEvent, actorOf } from './domain/audit-event.ts';
import { AuditTrail } from './postgres/audit-trail.ts';

const USER = { id: '00000000-0000-7000-8000-000000000001', name: 'Ann', email: 'ann@audit.example' };
const AT = new Date('2026-11-24T12:00:00.000Z');

describe('the audit log', () => {
  let api: ApiUnderTest;
  let database: Database;
  let tenant: TenantFixture;

  beforeAll(async () => {
    api = await startApi({ appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') });
    database = api.application.get(Database);
    tenant = await createTenant(api, 'audit-harbor');
  });
  afterAll(async () => {
    await api.close();
  });

  const eventOf = (subject: string): AuditEvent => ({
    tenantId: tenant.tenantId,
    at: AT,
    actor: actorOf(USER),
    action: 'profile.changed',
    subject,
    detail: { 'Merchant id': '570' },
  });
  const record = async (...subjects: string[]): Promise<void> => {
    for (const subject of subjects) {
      await database.inTenant(tenant.tenantId, async (tx) => {
        await AuditTrail.record(tx, eventOf(subject));
      });
    }
  };
  const read = async (query: string) => {
    const answer = await tenant.console.get(`/v1/tenants/${tenant.tenantId}/audit${query}`);
    return listAuditEvents.response.parse(await answer.json());
  };

  it('lists who changed what, newest first, page by page', async () => {
    await record('Store 0001', 'Store 0002', 'Store 0003');
    const first = await read('?limit=2');
    expect(first.events.map(({ subject }) => subject)).toEqual(['Store 0003', 'Store 0002']);
    expect(first.events[0]).toMatchObject({
      at: AT.toISOString(),
      actor: 'Ann (ann@audit.example)',
      action: 'profile.changed',
      detail: { 'Merchant id': '570' },
    });
    const second = await read(`?limit=2&cursor=${first.nextCursor ?? ''}`);
    expect(second.events.map(({ subject }) => subject)).toEqual(['Store 0001']);
    expect(second.nextCursor).toBeNull();
  });

  it('keeps no event of a change that was rolled back', async () => {
    const before = (await read('?limit=200')).events.length;
    const undone = database.inTenant(tenant.tenantId, async (tx) => {
      await AuditTrail.record(tx, eventOf('Store 0009'));
      throw new Error('rolled back');
    });
    await expect(undone).rejects.toThrow('rolled back');
    expect((await read('?limit=200')).events).toHaveLength(before);
  });

  it('records changes to channels and enrollment, without their secrets', async () => {
    const path = `/v1/tenants/${tenant.tenantId}`;
    const storeId = await tenant.createStore('0077');
    const { token } = (await (
      await tenant.console.send('POST', `${path}/stores/${storeId}/enrollment-tokens`, {})
    ).json()) as { token: string };
    const config = { kind: 'slack_bot', token: 'xoxb-very-secret', channel: '#it' };
    const added = await tenant.console.send('POST', `${path}/channels`, { name: 'IT', config });
    const { id } = (await added.json()) as { id: string };
    await tenant.console.send('DELETE', `${path}/channels/${id}`);
    const { events } = await read('?limit=3');
    expect(events.map(({ action, subject }) => [action, subject])).toEqual([
      ['channel.removed', 'IT'],
      ['channel.added', 'IT'],
      ['token.made', 'Store 0077 Harbor Point 0077'],
    ]);
    expect(events[0]?.actor).toBe('audit-harbor (user@audit-harbor.example)');
    for (const secret of [token, 'xoxb-very-secret']) expect(JSON.stringify(events)).not.toContain(secret);
  });

  it('never lets the app role change or delete an event', async () => {
    for (const sql of ["UPDATE audit_event SET actor = 'nobody'", 'DELETE FROM audit_event']) {
      const attempt = database.inTenant(tenant.tenantId, async (tx) => await tx.$executeRawUnsafe(sql));
      await expect(attempt).rejects.toThrow(/permission denied/);
    }
  });
});
