import type { AgentStatus } from '../state/status-file.ts';
import { type Finding, odd, well, wrong } from './finding.ts';

/** Judges whether the agent runs; `pid` is that of the process that holds the lock. Pure. */
export function judgeProcess(pid: number | null): Finding {
  return pid === null
    ? wrong(
        'agent',
        'The agent does not run.',
        'Start it with "sightline-agent service install", or with "sightline-agent run".',
      )
    : well('agent', `The agent runs (process ${pid}).`);
}

/** The environment's variables that name a proxy. */
export const PROXY_VARIABLES = [
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'ALL_PROXY',
  'all_proxy',
] as const;

/** Judges the proxy that the machine is told to use; the agent uses none, as a target must be seen without one. Pure. */
export function judgeProxy(variables: Readonly<Record<string, string | undefined>>, isWayWell: boolean): Finding {
  const set = PROXY_VARIABLES.filter((name) => (variables[name] ?? '') !== '');
  if (set.length === 0) return well('proxy', 'No proxy is set, and none is used.');
  const says = `${set.join(', ')} names a proxy, which the agent does not use.`;
  if (isWayWell) return odd('proxy', says);
  return wrong('proxy', says, 'Allow this machine to reach the API directly, without the proxy.');
}

/** Judges what waits to be sent and what was lost, by the status last written; null when there is none. Pure. */
export function judgeSpool(status: AgentStatus | null): Finding {
  if (status === null) return odd('spool', 'No report was made yet.');
  const { spool, dropped } = status;
  if (spool.inMemory > 0)
    return wrong(
      'spool',
      `The disk takes no reports: ${spool.inMemory} are only in memory.`,
      'Free space on the disk of the state directory, and see that it can be written to.',
    );
  const waiting = `${spool.reports} reports wait, ${Math.ceil((spool.bytes / spool.bytesMax) * 100)} % of the room is used`;
  if (dropped.reports === 0) return well('spool', `${waiting}, and none was lost.`);
  return odd(
    'spool',
    `${waiting}; ${dropped.reports} reports with ${dropped.results} results were lost since enrolment.`,
  );
}
