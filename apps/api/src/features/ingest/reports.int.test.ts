import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { REPORT_LIMITS, type Report, reportReceiptSchema } from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { eventually } from '../../../test/eventually.ts';
import { type FixtureHost, mintTenant, reportOf } from '../../../test/fleet-fixture.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { startWorker } from '../../../test/worker-under-test.ts';

describe('the report endpoint', () => {
  let api: ApiUnderTest;
  let stopWorker: () => Promise<void>;
  let pool: Pool;
  let host: FixtureHost;
  let seq = 0;

  beforeAll(async () => {
    const services = await servicesOfOwn(
      {
        ownerUrl: inject('ownerUrl'),
        appUrl: inject('appUrl'),
        systemUrl: inject('systemUrl'),
        redisUrl: inject('redisUrl'),
      },
      'ingest_reports',
      9,
    );
    [api, stopWorker] = await Promise.all([startApi(services), startWorker(services)]);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    host = await (await mintTenant(pool)).addStore([`https://${randomUUID()}.example:443/`]);
  });
  afterAll(async () => {
    await Promise.all([api.close(), stopWorker()]);
    await pool.end();
  });

  function newReport(change: Partial<Report> = {}): Report {
    seq += 1;
    return { ...reportOf(host, { seq, at: new Date(), outcomes: [0] }).report, ...change };
  }

  async function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return await fetch(`${api.url}/v1/agent/reports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${host.hostKey}`, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
  }

  async function refusal(answer: Response): Promise<string> {
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await answer.json()) as { code: string; status: number };
    expect(problem.status).toBe(answer.status);
    return `${answer.status} ${problem.code}`;
  }

  async function storedSeqs(): Promise<number[]> {
    const { rows } = await pool.query<{ seq: string }>('SELECT seq FROM report WHERE host_id = $1 ORDER BY seq', [
      host.hostId,
    ]);
    return rows.map((row) => Number(row.seq));
  }

  it('returns a receipt that says up to which seq everything is stored', async () => {
    const answer = await post(newReport());
    expect(answer.status).toBe(202);
    expect(reportReceiptSchema.parse(await answer.json())).toMatchObject({
      accepted: true,
      assignmentRevision: 1,
      seenAddress: '127.0.0.1',
    });
    await eventually(storedSeqs, (seqs) => seqs.includes(seq));
    const next = reportReceiptSchema.parse(await (await post(newReport())).json());
    expect(next.storedThrough).toBeGreaterThanOrEqual(seq - 1);
  });

  it('accepts gzip', async () => {
    const answer = await post(gzipSync(JSON.stringify(newReport())), { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(202);
  });

  it('accepts a repeated report, and stores it once', async () => {
    const report = newReport();
    const answers = await Promise.all([post(report), post(report), post(report)]);
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202]);
    await eventually(storedSeqs, (seqs) => seqs.includes(report.seq));
    expect((await storedSeqs()).filter((stored) => stored === report.seq)).toHaveLength(1);
  });

  it.each([
    ['what is not JSON', '{"version":', {}, '400 request.malformed'],
    ['what is not gzip', 'not gzip', { 'content-encoding': 'gzip' }, '400 request.malformed'],
    ['text that no database holds', '{"version":1,"bootId":"a\\u0000b"}', {}, '400 request.malformed'],
    ['half of a character', '{"version":1,"bootId":"\\ud800"}', {}, '400 request.malformed'],
    ['another media type', '<report/>', { 'content-type': 'text/xml' }, '415 request.unsupported_media'],
    ['a body that is not a report', { version: 1, seq: 'one' }, {}, '422 request.invalid'],
    ['an empty body', '', {}, '422 request.invalid'],
    ['a version it does not know', { version: 99 }, {}, '422 report.version_unsupported'],
    ['an oversized body', `"${'x'.repeat(REPORT_LIMITS.bodyBytesMax)}"`, {}, '413 request.too_large'],
    [
      'a small body that unpacks to a large one',
      gzipSync(Buffer.alloc(64 * 1024 * 1024)),
      { 'content-encoding': 'gzip' },
      '413 request.too_large',
    ],
  ])('rejects %s', async (_, body, headers, expected) => {
    expect(await refusal(await post(body, headers))).toBe(expected);
  });

  it('rejects a check the host never had', async () => {
    expect(await refusal(await post(newReport({ checkNos: [77] })))).toBe('422 report.unknown_check');
  });

  it('rejects probes from the future, by the corrected clock', async () => {
    const hourAhead = new Date(Date.now() + 3_600_000).toISOString();
    expect(await refusal(await post(newReport({ startedAt: hourAhead })))).toBe('422 report.future_dated');
    expect((await post(newReport({ startedAt: hourAhead, clockOffsetMs: -3_600_000 }))).status).toBe(202);
  });

  it('rejects a missing or wrong key', async () => {
    for (const authorization of ['', 'Bearer nonsense', `Bearer ${host.hostId}.${randomUUID()}`]) {
      expect(await refusal(await post(newReport(), { authorization }))).toBe('401 auth.host_key_invalid');
    }
  });

  it('stores good reports that arrive beside bad ones', async () => {
    const good = Array.from({ length: 20 }, () => newReport());
    const bad = [newReport({ checkNos: [99] }), { version: 99 }, { version: 1 }, '{'];
    const answers = await Promise.all([...good, ...bad].map(async (body) => await post(body)));
    expect(answers.filter((answer) => answer.status === 202)).toHaveLength(good.length);
    await eventually(storedSeqs, (seqs) => good.every((report) => seqs.includes(report.seq)));
  });
});
