import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import {
  type CertificateFile,
  canonicalJson,
  certificateCheckSchema,
  certificateFileSchema,
  getCertificateFile,
  hostIdSchema,
  issueCertificate,
  listCertificates,
  type StoreId,
  sealedText,
  signingKeysSchema,
} from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enroll } from '../../../test/agent-client.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { setStates } from '../../../test/fleet-states.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { Database } from '../../platform/database/database.ts';
import { SigningKeys } from './postgres/signing-keys.ts';

const TRANSACTIONS = 'na.production.pos-transactional-server';

describe('coverage certificates', () => {
  let api: ApiUnderTest;
  let pool: Pool;
  let tenant: TenantFixture;
  let storeId: StoreId;

  beforeAll(async () => {
    const services = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    api = await startApi(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    tenant = await createTenant(api, 'certificates-harbor');
    storeId = await tenant.createStore('0001', { mid: '570' });
    await tenant.createStore('0002', { mid: '571' });
    const { hostId } = await enroll(api.url, await tenant.createToken(storeId, 1));
    const { rows } = await pool.query<{ check_no: number }>('SELECT check_no FROM planned_check WHERE host_id = $1', [
      hostId,
    ]);
    const passing = rows.map(({ check_no: checkNo }) => ({ checkNo, state: 'pass', reason: 'passes', outcome: 0 }));
    await setStates(pool, hostIdSchema.parse(hostId), passing, new Date());
    await probe(0);
  });
  afterAll(async () => {
    await pool.end();
    await api.close();
  });

  /** Makes every check look as if it was last probed so many minutes ago. */
  const probe = async (minutesAgo: number): Promise<void> => {
    await pool.query(
      `UPDATE host_state SET fresh_at = array_fill(now() - make_interval(mins => $2), ARRAY[500]) WHERE tenant_id = $1`,
      [tenant.tenantId, minutesAgo],
    );
  };
  const base = (): string => `/v1/tenants/${tenant.tenantId}/certificates`;
  const issue = async (body: object): Promise<CertificateFile> => {
    const answer = await tenant.console.send('POST', base(), body);
    expect(answer.status).toBe(201);
    const { id } = issueCertificate.response.parse(await answer.json());
    return certificateFileSchema.parse(await (await tenant.console.get(`${base()}/${id}`)).json());
  };
  const check = async (body: object) =>
    certificateCheckSchema.parse(
      await (
        await fetch(`${api.url}/v1/certificates/verify`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(10_000),
        })
      ).json(),
    );

  it('says what was verified at a store, when and from where, and why the rest was not', async () => {
    const { document } = await issue({ storeId });
    if (document.scope !== 'store') throw new Error('This is not the certificate of a store.');
    const transactions = document.entries.find(({ entryId }) => entryId === TRANSACTIONS);
    expect(transactions).toMatchObject({ verdict: 'verified', reasons: [], verifiedAt: expect.any(String) });
    expect(transactions?.evidence).toMatchObject([
      { target: 'm570.oltp.pxsplatform.com:443', counts: true, role: 'boh' },
    ]);
    const ranges = document.entries.find(({ entryId }) => entryId === 'all-pos.cloudflare-ranges');
    expect(ranges).toMatchObject({ verdict: 'not_verified', reasons: [{ code: 'not_planned' }] });
    const { verified, notVerified, notApplicable } = document.totals;
    expect(verified + notVerified + notApplicable).toBe(document.entries.length);
  });

  it('ignores old evidence', async () => {
    await probe(20);
    const { document } = await issue({ storeId });
    expect(document.totals.verified).toBe(0);
    expect(document.scope === 'store' && document.entries.flatMap(({ reasons }) => reasons)).toContainEqual({
      code: 'stale',
      text: expect.stringMatching(/^Last probed .* UTC, too long ago to count[.]$/),
    });
    await probe(14);
    expect((await issue({ storeId })).document.totals.verified).toBeGreaterThan(0);
  });

  it('counts across the fleet, and verifies nothing at a store without hosts', async () => {
    const { document } = await issue({});
    if (document.scope !== 'fleet') throw new Error('This is not the certificate of the fleet.');
    expect(document).toMatchObject({ storeCount: 2, completeStoreCount: 0 });
    expect(document.entries.find(({ entryId }) => entryId === TRANSACTIONS)).toMatchObject({
      stores: { verified: 1, notVerified: 1, notApplicable: 0 },
      reasons: [{ code: 'no_host', storeCount: 1 }],
    });
    expect(document.stores.map(({ number, entries }) => [number, entries.verified > 0])).toEqual([
      ['0001', true],
      ['0002', false],
    ]);
  });

  it('is signed, so that anyone can verify it, with the API or with only the public key', async () => {
    const file = await issue({ storeId });
    expect(await check(file)).toMatchObject({ valid: true, reason: 'genuine' });
    expect(await check({ seal: file.seal })).toMatchObject({ valid: true });
    const answer = await fetch(`${api.url}/v1/certificates/keys`, { signal: AbortSignal.timeout(10_000) });
    const { keys } = signingKeysSchema.parse(await answer.json());
    const key = keys.find(({ keyId }) => keyId === file.seal.keyId);
    const signature = Buffer.from(file.seal.signature, 'base64');
    const publicKey = createPublicKey(key?.publicKeyPem ?? '');
    expect(verify(null, Buffer.from(sealedText(file.seal.sha256)), publicKey, signature)).toBe(true);
  });

  it('detects a changed document, hash or key', async () => {
    const { document, seal } = await issue({ storeId });
    const better = { ...document, totals: { ...document.totals, notVerified: 0 } };
    expect(await check({ document: better, seal })).toMatchObject({ valid: false, reason: 'document_changed' });
    const other = { ...seal, sha256: seal.sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) };
    expect(await check({ seal: other })).toMatchObject({ reason: 'signature_wrong' });
    expect(await check({ document, seal: { ...seal, keyId: '0123456789abcdef' } })).toMatchObject({
      reason: 'key_unknown',
    });
  });

  it('downloads as PDF, CSV and JSON, each with hash, key and signature', async () => {
    const { document, seal } = await issue({ storeId });
    const fileOf = async (format: string) => {
      const answer = await tenant.console.get(`${base()}/${document.id}/file?format=${format}`);
      const file = getCertificateFile.response.parse(await answer.json());
      return { ...file, content: Buffer.from(file.contentBase64, 'base64') };
    };
    const pdf = await fileOf('pdf');
    expect(pdf).toMatchObject({ mediaType: 'application/pdf', fileName: expect.stringMatching(/^sightline-.*\.pdf$/) });
    expect(pdf.content.subarray(0, 5).toString()).toBe('%PDF-');
    const csv = (await fileOf('csv')).content.toString();
    for (const part of [seal.sha256, seal.keyId, seal.signature]) expect(csv).toContain(part);
    const json: unknown = JSON.parse((await fileOf('json')).content.toString());
    expect(canonicalJson(json)).toBe(canonicalJson({ document, seal }));
  });

  it('is listed newest first, optionally for one store, and is audited', async () => {
    const newest = await issue({ storeId });
    const list = async (query: string) =>
      listCertificates.response.parse(await (await tenant.console.get(`${base()}?${query}`)).json());
    const first = await list('limit=1');
    expect(first.certificates).toMatchObject([{ id: newest.document.id, store: { number: '0001' } }]);
    const second = await list(`limit=1&cursor=${first.nextCursor ?? ''}`);
    expect(second.certificates[0]?.id).not.toBe(newest.document.id);
    expect((await list(`storeId=${storeId}`)).certificates.every(({ store }) => store?.id === storeId)).toBe(true);
    const trail = await (await tenant.console.get(`/v1/tenants/${tenant.tenantId}/audit`)).text();
    expect(trail).toContain(newest.seal.sha256);
  });

  it('answers 404 for a store of another tenant', async () => {
    const other = await createTenant(api, 'certificates-other');
    const foreign = await other.createStore('0001');
    const answer = await tenant.console.send('POST', base(), { storeId: foreign });
    expect(answer.status).toBe(404);
  });

  it('still verifies what an earlier key signed, and accepts a configured key', async () => {
    const database = api.application.get(Database, { strict: false });
    const before = await new SigningKeys({ database, configuredKey: null, secret: 'one secret' }).sign('a');
    const again = await new SigningKeys({ database, configuredKey: null, secret: 'one secret' }).sign('a');
    expect(again).toEqual(before);
    const { privateKey } = generateKeyPairSync('ed25519');
    const configuredKey = privateKey.export({ format: 'der', type: 'pkcs8' });
    const keys = new SigningKeys({ database, configuredKey, secret: 'another secret' });
    const after = await keys.sign('a');
    expect(after.keyId).not.toBe(before.keyId);
    expect(await keys.publicKeyOf(before.keyId)).toMatchObject({ keyId: before.keyId });
  });
});
