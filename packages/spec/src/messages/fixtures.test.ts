import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type Outcome, outcomeOfNumber, PHASES } from '../outcome.ts';
import { problemSchema } from '../problem.ts';
import { assignmentSchema } from './assignment.ts';
import { checkDocumentSchema } from './check-document.ts';
import { enrollmentRequestSchema, enrollmentResponseSchema } from './enrollment.ts';
import { EVIDENCE_LIMITS, evidenceSchema } from './evidence.ts';
import { hostFactsSchema } from './host-facts.ts';
import { releaseManifestSchema, updateReportSchema } from './release.ts';
import { reportReceiptSchema, reportSchema } from './report.ts';

const FOLDER = new URL('../../fixtures/messages/', import.meta.url);

const SCHEMA_BY_FIXTURE: Record<string, z.ZodType> = {
  'assignment.local.v1.json': assignmentSchema,
  'assignment.v1.json': assignmentSchema,
  'check-document.degraded.v1.json': checkDocumentSchema,
  'check-document.evidence.v1.json': checkDocumentSchema,
  'check-document.fail.v1.json': checkDocumentSchema,
  'check-document.pass.v1.json': checkDocumentSchema,
  'enrollment-request.v1.json': enrollmentRequestSchema,
  'enrollment-response.v1.json': enrollmentResponseSchema,
  'host-facts.v1.json': hostFactsSchema,
  'problem.json': problemSchema,
  'report-receipt.address.v1.json': reportReceiptSchema,
  'release-manifest.v1.json': releaseManifestSchema,
  'report-receipt.offer.v1.json': reportReceiptSchema,
  'report-receipt.v1.json': reportReceiptSchema,
  'report.evidence.v1.json': reportSchema,
  'report.v1.json': reportSchema,
  'update-report.v1.json': updateReportSchema,
};

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
}

const assignment = assignmentSchema.parse(fixture('assignment.v1.json'));
const report = reportSchema.parse(fixture('report.v1.json'));

describe('the golden messages', () => {
  it('are all known to this test', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(SCHEMA_BY_FIXTURE).sort());
  });

  it.each(Object.entries(SCHEMA_BY_FIXTURE))('%s is read whole, with no field ignored', (name, schema) => {
    const message = fixture(name);
    expect(schema.parse(message)).toEqual(message);
  });

  it('report on checks of the assignment, with a pass, a degradation, and a failure probed three times', () => {
    const assigned = assignment.checks.map(({ no }) => no);
    for (const no of report.checkNos) expect(assigned).toContain(no);
    const timeout: Outcome = { kind: 'fail', failure: 'connect.timeout' };
    expect(report.outcomes.map(outcomeOfNumber)).toEqual([
      { kind: 'pass' },
      { kind: 'degraded', failure: 'tls.intercepted' },
      { kind: 'pass' },
      timeout,
      timeout,
      timeout,
    ]);
  });

  it('detail every result that is not a pass', () => {
    const notPassed = report.outcomes.flatMap((outcome, index) => (outcome === 0 ? [] : [index]));
    expect(report.details.map(({ index }) => index)).toEqual(notPassed);
    for (const { index, failures } of report.details) {
      const outcome = outcomeOfNumber(report.outcomes[index] ?? 0);
      expect(outcome.kind !== 'pass' && failures.includes(outcome.failure)).toBe(true);
    }
  });
});

describe('reportSchema', () => {
  const faultsOf = (changed: object): string[] =>
    reportSchema.safeParse({ ...report, ...changed }).error?.issues.map(({ message }) => message) ?? [];

  it('refuses columns of unequal length', () => {
    expect(faultsOf({ offsetsMs: report.offsetsMs.slice(1) })).toEqual(['the columns are not of equal length']);
    expect(faultsOf({ phasesMs: report.phasesMs.slice(PHASES.length) })).toEqual([
      'the columns are not of equal length',
    ]);
  });

  it('refuses a detail of a result that is not there', () => {
    const details = report.details.map((detail) => ({ ...detail, index: report.checkNos.length }));
    expect(faultsOf({ details })).toEqual(['a detail points past the last result']);
  });

  it('refuses an oldestSeq above its seq', () => {
    expect(faultsOf({ oldestSeq: report.seq + 1 })).toEqual(['oldestSeq is above seq']);
  });

  it('takes a failure that only a newer agent knows for an unclassified one, and keeps the report', () => {
    const details = report.details.map((detail) => ({ ...detail, failures: ['tls.post_quantum'] }));
    const parsed = reportSchema.parse({ ...report, details });
    expect(parsed.details[0]?.failures).toEqual(['unknown.unclassified']);
  });
});

describe('evidence', () => {
  it('that cannot be read, or is too much, is left out and costs no result', () => {
    const item = { kind: 'dns', about: '', text: 'x'.repeat(EVIDENCE_LIMITS.charactersMax) };
    const takenAt = '2026-11-24T04:00:00.000Z';
    for (const evidence of ['no evidence', { takenAt, items: [item, item] }, { takenAt: 'now', items: [] }]) {
      const details = report.details.map((detail) => ({ ...detail, evidence }));
      expect(reportSchema.parse({ ...report, details }).details).toEqual(report.details);
    }
  });

  it('of a kind that only a newer agent knows is kept', () => {
    const evidence = { takenAt: '2026-11-24T04:00:00.000Z', items: [{ kind: 'bgp', about: '', text: 'x' }] };
    expect(evidenceSchema.parse(evidence)).toEqual(evidence);
  });
});

describe('assignmentSchema', () => {
  it('refuses two checks with one number', () => {
    const checks = assignment.checks.map((check) => ({ ...check, no: 1 }));
    expect(assignmentSchema.safeParse({ ...assignment, checks }).success).toBe(false);
  });
});
