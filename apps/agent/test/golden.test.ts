import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  assignmentSchema,
  checkDocumentSchema,
  enrollmentRequestSchema,
  enrollmentResponseSchema,
  outcomeOfNumber,
  PHASES,
  type PhasesMs,
  type Report,
  reportReceiptSchema,
  reportSchema,
} from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../src/commands/check.ts';
import { parseTarget } from '../src/commands/parse-target.ts';
import { buildReport, type CheckResult } from '../src/publisher/build-report.ts';
import { judgeReceipt } from '../src/sender/judge-receipt.ts';

function fixture(name: string): unknown {
  return JSON.parse(
    readFileSync(fileURLToPath(import.meta.resolve(`@sightline/spec/fixtures/messages/${name}`)), 'utf8'),
  );
}

const answered = (status: number, body: unknown): Parameters<typeof judgeReceipt>[0] => ({
  kind: 'answered',
  status,
  headers: { etag: null, date: null, retryAfter: null },
  body: JSON.stringify(body),
  sentAtMs: 0,
  receivedAtMs: 0,
});

function phasesOf(report: Report, position: number): PhasesMs {
  const values = report.phasesMs.slice(position * PHASES.length, (position + 1) * PHASES.length);
  const [resolve, connect, tls, request, response] = values.map((ms) => (ms === -1 ? null : ms));
  return {
    resolve: resolve ?? null,
    connect: connect ?? null,
    tls: tls ?? null,
    request: request ?? null,
    response: response ?? null,
  };
}

describe('the golden messages', () => {
  it('match what the agent builds: a report', () => {
    const golden = reportSchema.parse(fixture('report.v1.json'));
    const results = golden.checkNos.map((checkNo, index): CheckResult => {
      const detail = golden.details.find((one) => one.index === index);
      const { failures = [], hints = [], addresses = [], explanation = '', fix = '' } = detail ?? {};
      const outcome = outcomeOfNumber(golden.outcomes[index] ?? 0);
      const probe = { outcome, failures, hints, addresses, phasesMs: phasesOf(golden, index) };
      return { checkNo, startedMs: 5_000 + (golden.offsetsMs[index] ?? 0), probe, explanation: { explanation, fix } };
    });
    const firstMs = golden.offsetsMs[0] ?? 0;
    const wallMs = Date.parse(golden.startedAt) + 60_000;
    const uptimesMs = { machine: 3_660_000 - firstMs, agent: 120_000 - firstMs };
    const now = { monotonicMs: 5_000 + 60_000, wallMs };
    const built = buildReport({ ...golden, uptimesMs }, results.toReversed(), now);
    // The agent counts from its first result, not from the start of the cycle.
    expect(built).toEqual({
      ...golden,
      uptimeS: { machine: 3_600, agent: 60 },
      startedAt: new Date(Date.parse(golden.startedAt) + firstMs).toISOString(),
      offsetsMs: golden.offsetsMs.map((ms) => ms - firstMs),
    });
  });

  it.each(['pass', 'degraded', 'fail'])('match what the agent builds: a check document with outcome %s', (kind) => {
    const golden = checkDocumentSchema.parse(fixture(`check-document.${kind}.v1.json`));
    const { failure, failures, hints, addresses } = golden;
    const outcome =
      failure === null
        ? { kind: 'pass' as const }
        : { kind: kind === 'fail' ? ('fail' as const) : ('degraded' as const), failure };
    const target = parseTarget(golden.target);
    const built = checkDocument(target, new Date(golden.at), {
      outcome,
      failures,
      hints,
      addresses,
      phasesMs: phasesOf(reportSchema.parse(fixture('report.v1.json')), 0),
    });
    // The agent words the sentence itself; everything else is fixed.
    expect(built).toEqual({ ...golden, explanation: expect.any(String) as string });
  });

  it('are accepted: assignment, enrollment, receipt and problem', () => {
    expect(assignmentSchema.parse(fixture('assignment.v1.json')).checks.length).toBeGreaterThan(0);
    expect(enrollmentResponseSchema.parse(fixture('enrollment-response.v1.json')).nextSeq).toBe(1);
    expect(enrollmentRequestSchema.safeParse(fixture('enrollment-request.v1.json')).success).toBe(true);
    const receipt = reportReceiptSchema.parse(fixture('report-receipt.v1.json'));
    expect(judgeReceipt(answered(202, receipt), 0)).toMatchObject({ kind: 'accepted', receipt });
    expect(judgeReceipt(answered(422, fixture('problem.json')), 0)).toEqual({
      kind: 'refused',
      code: 'request.invalid',
    });
  });
});
