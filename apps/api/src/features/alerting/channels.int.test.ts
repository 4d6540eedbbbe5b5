import { createChannel, listChannels } from '@sightline/spec';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';

describe('channels', () => {
  let api: ApiUnderTest;
  let ours: TenantFixture;
  let theirs: TenantFixture;

  beforeAll(async () => {
    api = await startApi({ appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') });
    ours = await createTenant(api, 'channels-ours');
    theirs = await createTenant(api, 'channels-theirs');
  });
  afterAll(async () => {
    await api.close();
  });

  const pathOf = (tenant: TenantFixture): string => `/v1/tenants/${tenant.tenantId}/channels`;

  async function add(config: unknown): Promise<Response> {
    return await ours.console.send('POST', pathOf(ours), { name: 'Network operations', config });
  }

  it('accept secrets and never return them', async () => {
    const secrets = ['https://hooks.slack.com/services/T0/B0/webhook-secret', 'xoxb-bot-secret'];
    await add({ kind: 'email', to: ['it@brand.example'] });
    await add({ kind: 'slack_webhook', url: secrets[0] });
    const added = await add({ kind: 'slack_bot', token: secrets[1], channel: '#it' });
    expect(added.status).toBe(201);
    createChannel.response.parse(await added.json());

    const text = await (await ours.console.get(pathOf(ours))).text();
    const { channels } = listChannels.response.parse(JSON.parse(text));
    expect(channels.map(({ kind, destination }) => `${kind} ${destination}`)).toEqual([
      'email it@brand.example',
      'slack_webhook hooks.slack.com/…cret',
      'slack_bot #it',
    ]);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('reject with channel.invalid a destination that points inward', async () => {
    const answer = await add({ kind: 'slack_webhook', url: 'https://169.254.169.254/latest/meta-data' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      code: 'channel.invalid',
      faults: [{ path: 'body.config.url' }],
    });
  });

  it('are removed once, and only by their own tenant', async () => {
    const { id } = createChannel.response.parse(
      await (await add({ kind: 'email', to: ['gone@brand.example'] })).json(),
    );
    expect((await theirs.console.send('DELETE', `${pathOf(theirs)}/${id}`)).status).toBe(404);
    expect((await ours.console.send('DELETE', `${pathOf(ours)}/${id}`)).status).toBe(204);
    expect((await ours.console.send('DELETE', `${pathOf(ours)}/${id}`)).status).toBe(404);
  });
});
