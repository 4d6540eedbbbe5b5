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
    `${waiting}; ${dropped.reports} reports with ${dropped.results} results were lost since enrollment.`,
  );
}
