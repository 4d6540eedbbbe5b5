import { formatBytes, formatCount, formatDuration, formatPercent } from '@sightline/spec';
import type { ApiAnswer } from '../api/api-client.ts';
import { coarseClockOffset } from '../api/clock-offset.ts';
import type { ProxySelection } from '../network/proxy/proxy-selection.ts';
import { proxyText } from '../network/proxy/proxy-server.ts';
import type { ProbeResult } from '../probers/probe-result.ts';
import type { AgentStatus } from '../state/status-file.ts';
import { type Finding, note, ok, problem, unknown } from './finding.ts';

/** Judges whether the agent runs; `pid` is the process that holds the lock. Pure. */
export function judgeProcess(pid: number | null): Finding {
  return pid === null
    ? problem(
        'agent',
        'The agent is not running.',
        'Start it with "sightline-agent service install" or "sightline-agent run".',
      )
    : ok('agent', `The agent is running (process ${pid}).`);
}

/** Judges the queued and lost reports in the last status; null if there is no status. Pure. */
export function judgeSpool(status: AgentStatus | null): Finding {
  if (status === null) return note('spool', 'The agent has not made a report yet.');
  const { spool, dropped } = status;
  if (spool.inMemory > 0) {
    return problem(
      'spool',
      `The disk refuses writes: ${formatCount(spool.inMemory, 'report')} only in memory.`,
      "Free space on the state directory's disk, and check that the agent can write to it.",
    );
  }
  const share = formatPercent(spool.bytes / spool.bytesMax);
  const queued =
    spool.reports === 0
      ? 'No reports queued'
      : `${formatCount(spool.reports, 'report')} queued (${share} of ${formatBytes(spool.bytesMax)})`;
  if (dropped.reports === 0) return ok('spool', `${queued}; nothing was lost.`);
  const lost = `${formatCount(dropped.results, 'result')} in ${formatCount(dropped.reports, 'report')}`;
  return note('spool', `${queued}. Lost since enrollment: ${lost}.`);
}

/** Beyond this offset, certificates and one-time tokens begin to fail. */
const OFFSET_MS_PROBLEM = 5 * 60_000;
/** Reports carry the offset, so a smaller one does no harm. */
const OFFSET_MS_NOTE = 10_000;

/** Judges this host's clock by the `Date` header of an answer. Pure. */
export function judgeClock(answer: ApiAnswer): Finding {
  const offsetMs = answer.kind === 'answered' ? coarseClockOffset(answer.headers.date, answer) : null;
  if (offsetMs === null) return unknown('clock', 'Unknown until the API answers.');
  const offMs = Math.round(Math.abs(offsetMs) / 1_000) * 1_000;
  if (offMs < OFFSET_MS_NOTE) return ok('clock', "The clock matches the API's.");
  const text = `The clock is ${formatDuration(offMs)} ${offsetMs > 0 ? 'behind' : 'ahead of'} the API's.`;
  return offMs < OFFSET_MS_PROBLEM
    ? note('clock', text)
    : problem('clock', text, "Set this machine's date, time and time zone, and turn on network time (NTP).");
}

/** Judges whether the API knows this host, by its answer to a request for the assignment. Pure. */
export function judgeKey(answer: ApiAnswer): Finding {
  if (answer.kind === 'unreachable') return unknown('key', 'Unknown until the API answers.');
  if (answer.status === 200 || answer.status === 304) return ok('key', "The API accepts this host's key.");
  if (answer.status === 401 || answer.status === 403) {
    return problem(
      'key',
      'This host key is no longer valid.',
      "Enroll this machine again with a new token from the store's page in the console.",
    );
  }
  return problem(
    'key',
    `The API answered with status ${answer.status}.`,
    'Contact whoever runs the API. Results are kept until then.',
  );
}

/** Judges the proxy configured for the API, by whether the API is reachable without it. Pure. */
export function judgeProxy(selection: ProxySelection, { outcome }: Pick<ProbeResult, 'outcome'>): Finding {
  const isDirect = outcome.kind === 'pass' || (outcome.kind === 'degraded' && outcome.failure !== 'connect.proxy_only');
  switch (selection.kind) {
    case 'direct':
      return ok('proxy', 'No proxy is set for the API.');
    case 'unknown': {
      const text = `${selection.from} sets a proxy, but the agent cannot use it: ${selection.why}.`;
      return isDirect ? note('proxy', text) : problem('proxy', text, 'Set the proxy with "enroll --proxy".');
    }
    case 'proxy': {
      const text = `${selection.from} sets the proxy ${proxyText(selection.servers[0])}`;
      if (isDirect) return ok('proxy', `${text}; the API is reachable without it.`);
      if (outcome.kind === 'degraded') return note('proxy', `${text}; the API is reachable only through it.`);
      return problem(
        'proxy',
        `${text}; the API is unreachable both through it and directly.`,
        'Allow this machine to reach the API in the proxy, or directly in the firewall.',
      );
    }
  }
}
