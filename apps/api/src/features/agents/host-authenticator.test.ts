import { type HostId, hostIdSchema, storeIdSchema, tenantIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { hashSecret } from '../../platform/secrets.ts';
import type { HostRecord, HostRecordReader } from './agents.port.ts';
import { hostKeyText } from './domain/host-key.ts';
import { HostAuthenticator } from './host-authenticator.ts';

const HOST_ID = hostIdSchema.parse('019ac1d2-0000-7000-8000-000000000001');
const SECRET = 'the-secret-of-the-host-1';
const bearer = (secret: string, hostId: HostId = HOST_ID): string => `Bearer ${hostKeyText({ hostId, secret })}`;

/** Hosts in memory, counted whenever they are read. */
class FakeHosts implements HostRecordReader {
  reads = 0;
  isAway = false;
  secret = SECRET;
  checkNoMax = 4;

  async recordOf(hostId: HostId): Promise<HostRecord | null> {
    this.reads += 1;
    await Promise.resolve();
    if (this.isAway) throw new Error('Postgres is away');
    if (hostId !== HOST_ID) return null;
    return {
      keyHash: hashSecret(this.secret),
      host: {
        tenantId: tenantIdSchema.parse('019ac1d2-0000-7000-8000-00000000000a'),
        storeId: storeIdSchema.parse('019ac1d2-0000-7000-8000-00000000000b'),
        hostId,
        isControl: false,
        checkNoMax: this.checkNoMax,
        assignmentRevision: 1,
      },
    };
  }
}

function setUp() {
  const hosts = new FakeHosts();
  const clock = { nowMs: 1_000 };
  return { hosts, clock, authenticator: new HostAuthenticator(hosts, () => clock.nowMs) };
}

describe('HostAuthenticator', () => {
  it('reads a host once for all requests of the next seconds, those at the same moment included', async () => {
    const { hosts, authenticator } = setUp();
    const all = await Promise.all(
      Array.from({ length: 50 }, async () => await authenticator.authenticate(bearer(SECRET))),
    );
    expect(new Set(all.map(({ hostId }) => hostId))).toEqual(new Set([HOST_ID]));
    await authenticator.authenticate(bearer(SECRET));
    expect(hosts.reads).toBe(1);
  });

  it('goes on hearing a host while Postgres is away, until what it knows is too old', async () => {
    const { hosts, clock, authenticator } = setUp();
    await authenticator.authenticate(bearer(SECRET));
    hosts.isAway = true;
    clock.nowMs += 4_000;
    await expect(authenticator.authenticate(bearer(SECRET))).resolves.toMatchObject({ hostId: HOST_ID });
    clock.nowMs += 2_000;
    await expect(authenticator.authenticate(bearer(SECRET))).rejects.toMatchObject({ code: 'server.unavailable' });
  });

  it('takes a new key at once, and the old one no more', async () => {
    const { hosts, authenticator } = setUp();
    await authenticator.authenticate(bearer(SECRET));
    hosts.secret = 'the-next-secret-of-host-1';
    await expect(authenticator.authenticate(bearer(hosts.secret))).resolves.toMatchObject({ hostId: HOST_ID });
    await expect(authenticator.authenticate(bearer(SECRET))).rejects.toMatchObject({ code: 'auth.host_key_invalid' });
  });

  it('does not ask Postgres for the same wrong key again and again', async () => {
    const { hosts, clock, authenticator } = setUp();
    const wrong = bearer('a-secret-that-is-nobodys');
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await expect(authenticator.authenticate(wrong)).rejects.toMatchObject({ code: 'auth.host_key_invalid' });
    }
    expect(hosts.reads).toBe(1);
    clock.nowMs += 3_000;
    await expect(authenticator.authenticate(wrong)).rejects.toMatchObject({ code: 'auth.host_key_invalid' });
    expect(hosts.reads).toBe(2);
  });

  it('asks Postgres for nothing that has not the form of a key', async () => {
    const { hosts, authenticator } = setUp();
    await expect(authenticator.authenticate('Bearer x')).rejects.toMatchObject({ code: 'auth.host_key_invalid' });
    expect(hosts.reads).toBe(0);
  });

  it('is not hindered for known hosts by any number of unknown ones', async () => {
    const { hosts, authenticator } = setUp();
    await authenticator.authenticate(bearer(SECRET));
    for (let stranger = 0; stranger < 100; stranger += 1) {
      const hostId = hostIdSchema.parse(`019ac1d2-0000-7000-8000-1000000${String(stranger).padStart(5, '0')}`);
      await expect(authenticator.authenticate(bearer(SECRET, hostId))).rejects.toMatchObject({
        kind: 'unauthenticated',
      });
    }
    const reads = hosts.reads;
    await authenticator.authenticate(bearer(SECRET));
    expect(hosts.reads).toBe(reads);
  });

  it('reads a host again when asked, and keeps what it read', async () => {
    const { hosts, authenticator } = setUp();
    const host = await authenticator.authenticate(bearer(SECRET));
    hosts.checkNoMax = 9;
    expect(await authenticator.refresh(host)).toMatchObject({ checkNoMax: 9 });
    expect(await authenticator.authenticate(bearer(SECRET))).toMatchObject({ checkNoMax: 9 });
    expect(hosts.reads).toBe(2);
  });
});
