import { type HostId, hostIdSchema, storeIdSchema, tenantIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { hashSecret } from '../../platform/secrets.ts';
import { formatHostKey } from './domain/host-key.ts';
import { HostAuthenticator } from './host-authenticator.ts';
import type { HostCredential, HostCredentialReader } from './postgres/host-credential-reader.ts';

const HOST_ID = hostIdSchema.parse('019ac1d2-0000-7000-8000-000000000001');
const SECRET = 'the-secret-of-the-host-1';
const bearer = (secret: string, hostId: HostId = HOST_ID): string => `Bearer ${formatHostKey({ hostId, secret })}`;

/** Keeps one host in memory and counts the reads. */
class FakeHosts implements Pick<HostCredentialReader, 'read'> {
  reads = 0;
  isDown = false;
  secret = SECRET;
  checkNoMax = 4;

  async read(hostId: HostId): Promise<HostCredential | null> {
    this.reads += 1;
    await Promise.resolve();
    if (this.isDown) throw new Error('Postgres is down');
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
  it('reads a host once for all requests of the next seconds, including simultaneous ones', async () => {
    const { hosts, authenticator } = setUp();
    const all = await Promise.all(
      Array.from({ length: 50 }, async () => await authenticator.authenticate(bearer(SECRET))),
    );
    expect(new Set(all.map(({ hostId }) => hostId))).toEqual(new Set([HOST_ID]));
    await authenticator.authenticate(bearer(SECRET));
    expect(hosts.reads).toBe(1);
  });

  it('keeps authenticating a host while Postgres is down, until the cache expires', async () => {
    const { hosts, clock, authenticator } = setUp();
    await authenticator.authenticate(bearer(SECRET));
    hosts.isDown = true;
    clock.nowMs += 4_000;
    await expect(authenticator.authenticate(bearer(SECRET))).resolves.toMatchObject({ hostId: HOST_ID });
    clock.nowMs += 2_000;
    await expect(authenticator.authenticate(bearer(SECRET))).rejects.toMatchObject({ code: 'server.unavailable' });
  });

  it('accepts a new key at once and refuses the old one', async () => {
    const { hosts, authenticator } = setUp();
    await authenticator.authenticate(bearer(SECRET));
    hosts.secret = 'the-next-secret-of-host-1';
    await expect(authenticator.authenticate(bearer(hosts.secret))).resolves.toMatchObject({ hostId: HOST_ID });
    await expect(authenticator.authenticate(bearer(SECRET))).rejects.toMatchObject({ code: 'auth.host_key_invalid' });
  });

  it('does not ask Postgres again about the same wrong key', async () => {
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

  it('never asks Postgres about a malformed key', async () => {
    const { hosts, authenticator } = setUp();
    await expect(authenticator.authenticate('Bearer x')).rejects.toMatchObject({ code: 'auth.host_key_invalid' });
    expect(hosts.reads).toBe(0);
  });

  it('keeps known hosts cached, however many unknown ones ask', async () => {
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

  it('reads a host again on request, and caches the result', async () => {
    const { hosts, authenticator } = setUp();
    const host = await authenticator.authenticate(bearer(SECRET));
    hosts.checkNoMax = 9;
    expect(await authenticator.refresh(host)).toMatchObject({ checkNoMax: 9 });
    expect(await authenticator.authenticate(bearer(SECRET))).toMatchObject({ checkNoMax: 9 });
    expect(hosts.reads).toBe(2);
  });
});
