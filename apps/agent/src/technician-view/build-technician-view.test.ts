import { readFileSync } from 'node:fs';
import { hostIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import type { AgentFile } from '../state/agent-file.ts';
import type { AgentStatus } from '../state/status-file.ts';
import { buildTechnicianView } from './build-technician-view.ts';
import { summaryText } from './summary-text.ts';

const NOW = new Date('2026-11-24T19:23:00.000Z');
const SECRET = 'sl_host_key_that_nobody_may_see';

const agent: AgentFile = {
  version: 1,
  apiUrl: 'https://sightline.example.com',
  hostId: hostIdSchema.parse('0197a000-0000-7000-8000-00000000000a'),
  hostKey: SECRET,
  hostname: 'boh-1',
  role: 'boh',
  storeName: '0034 Fells Point',
  enrolledAt: '2026-11-01T00:00:00.000Z',
  nextSeq: 1,
  resolver: '10.0.0.1:53',
  ca: null,
};

type Check = AgentStatus['checks'][number];

const check = (no: number, host: string, failure: string | null, over: Partial<Check> = {}): Check => ({
  no,
  title: `Check ${no}`,
  target: `${host}:443`,
  host,
  outcome: failure === null ? 'pass' : 'fail',
  failure,
  at: '2026-11-24T19:22:48.000Z',
  since: '2026-11-24T19:02:00.000Z',
  explanation: `What was seen of ${host}.`,
  fix: `What to do for ${host}.`,
  hints: [],
  ...over,
});

const statusOf = (checks: Check[], over: Partial<AgentStatus> = {}): AgentStatus => ({
  version: 1,
  at: NOW.toISOString(),
  pid: 4_711,
  assignmentRevision: 3,
  clockOffsetMs: -7,
  lastReport: { seq: 12, at: NOW.toISOString(), acceptedAt: '2026-11-24T19:22:50.000Z' },
  trouble: null,
  troubleSince: null,
  pageUrl: 'http://127.0.0.1:9480/',
  spool: { reports: 0, bytes: 0, bytesMax: 67_108_864, inMemory: 0 },
  dropped: { reports: 0, results: 0 },
  checks,
  ...over,
});

const viewOf = (status: AgentStatus | null) =>
  buildTechnicianView({ agent, status, pid: 4_711, zone: 'Eastern Standard Time', now: NOW });

const LINE_OUT = statusOf(
  [
    check(1, 'a.example.com', 'resolve.timeout'),
    check(2, '203.0.113.7', 'connect.net_unreachable'),
    check(3, '10.0.0.5', 'connect.refused'),
    check(4, '10.0.0.6', null),
  ],
  {
    trouble: 'the API accepts no reports: sightline.example.com: resolve.timeout',
    troubleSince: '2026-11-24T19:02:00.000Z',
    spool: { reports: 43, bytes: 1_048_576, bytesMax: 67_108_864, inMemory: 0 },
  },
);

describe('the technician view', () => {
  it('ranks the line before single targets, and reports targets behind it as unknown', () => {
    const view = viewOf(LINE_OUT);
    expect(view.advice.map(({ title, nos }) => [title, nos])).toEqual([
      ["The store's Internet line is down", [1, 2]],
      ['Check 3: TCP connection refused', [3]],
    ]);
    expect(view.checks.map(({ no, state }) => [no, state])).toEqual([
      [1, 'line_out'],
      [2, 'line_out'],
      [3, 'failing'],
      [4, 'pass'],
    ]);
  });

  it('says since when and why Sightline is unreachable, in words, not codes', () => {
    const { line } = viewOf(LINE_OUT);
    expect(line).toEqual({
      kind: 'down',
      since: '2026-11-24T19:02:00.000Z',
      reason: 'the API accepts no reports: sightline.example.com: DNS query timed out',
      acceptedAt: '2026-11-24T19:22:50.000Z',
    });
  });

  it('names the configured name server', () => {
    const view = viewOf(
      statusOf([check(1, 'a.example.com', 'resolve.timeout'), check(2, 'b.example.com', 'resolve.timeout')]),
    );
    expect(view.advice[0]?.first).toContain('10.0.0.1:53');
  });

  it('suspects one device for many equal failures, and ranks it before single targets', () => {
    const inspected = { outcome: 'degraded' as const };
    const view = viewOf(
      statusOf([
        check(1, 'a.example.com', 'connect.timeout'),
        check(2, 'b.example.com', 'tls.intercepted', inspected),
        check(3, 'c.example.com', 'tls.intercepted', inspected),
        check(4, 'd.example.com', null),
      ]),
    );
    expect(view.advice.map(({ nos }) => nos)).toEqual([[2, 3], [1]]);
  });

  it('points to the doctor if only Sightline is unreachable', () => {
    const view = viewOf(
      statusOf([check(1, 'a.example.com', null), check(2, 'b.example.com', null)], { trouble: 'refused' }),
    );
    expect(view.advice).toEqual([expect.objectContaining({ title: "This machine can't reach Sightline", nos: [] })]);
  });

  it('has no advice if everything passes', () => {
    expect(viewOf(statusOf([check(1, 'a.example.com', null)])).advice).toEqual([]);
    expect(viewOf(null)).toMatchObject({ advice: [], checks: [], line: { kind: 'untried' } });
  });

  it('never contains the host key', () => {
    expect(JSON.stringify(viewOf(LINE_OUT))).not.toContain(SECRET);
  });
});

describe('the ticket summary', () => {
  it("shows times in the host's zone, and names it", () => {
    const text = summaryText(viewOf(LINE_OUT));
    expect(text).toContain('as of       Nov 24, 19:23:00 UTC (Eastern Standard Time)');
    expect(text).toContain("Can't reach Sightline since Nov 24, 19:02:00 UTC (21 min)");
    expect(text).toContain('43 reports queued on disk (1 MiB of 64 MiB)');
    expect(text).toContain("1. The store's Internet line is down");
  });

  it('says if the agent is not running and never reported', () => {
    const view = buildTechnicianView({ agent, status: null, pid: null, zone: 'UTC', now: NOW });
    expect(summaryText(view)).toMatch(/not running[\s\S]*No checks yet\./);
  });
});

describe("the page's colors", () => {
  it("match the console's", () => {
    const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
    const ours = new Set(read('../technician-page/page-colors.ts').match(/#[0-9a-f]{6}/g));
    const console = ['state/state-style.ts', 'theme/css-variables.ts', 'theme/theme.ts'].map((path) =>
      read(`../../../web/src/shared/${path}`),
    );
    expect([...ours].filter((color) => !console.join('').includes(color))).toEqual([]);
  });
});
