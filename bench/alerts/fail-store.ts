import type { Agent } from 'node:http';
import { failureNumber, type Report } from '@sightline/spec';
import { postReport } from '../ingest/load.ts';
import { atOnce, encodeReport, reportOf } from '../ingest/report-body.ts';
import type { BenchHost } from '../shared/fleet.ts';

/** How long ago the probes of the four reports began: all well, then the first check fails three times, as re-probes come. */
const AGES_MS = [40_000, 20_000, 15_000, 5_000] as const;
const TIMEOUT = failureNumber('connect.timeout');

/** Has a store report that its first target is blocked; answers when the report that makes it three was accepted. */
export async function failStore(agent: Agent, url: string, host: BenchHost, checks: number): Promise<Date> {
  for (const [index, ageMs] of AGES_MS.entries()) {
    const whole = reportOf(index + 1, checks, new Date(Date.now() - ageMs));
    const report: Report = index === 0 ? atOnce(whole) : failing(atOnce(whole));
    const status = await postReport(agent, url, { host, body: encodeReport(report) });
    if (status !== 202) throw new Error(`a report was refused: ${status}`);
  }
  return new Date();
}

function failing(report: Report): Report {
  const detail = {
    index: 0,
    failures: ['connect.timeout' as const],
    hints: [],
    addresses: [],
    explanation: 'No answer to the TCP connect within 5 s.',
    fix: 'Allow TCP 443 to the target in the store firewall.',
  };
  return {
    ...report,
    outcomes: report.outcomes.map((outcome, at) => (at === 0 ? TIMEOUT : outcome)),
    details: [detail],
  };
}
