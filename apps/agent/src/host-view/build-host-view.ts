import { FAILURE_GUIDE, failureSchema } from '@sightline/spec';
import type { AgentFile } from '../state/agent-file.ts';
import type { AgentStatus } from '../state/status-file.ts';
import { AGENT_VERSION } from '../version.ts';
import { type CheckView, type HostView, type LineView, LOCAL_STATES, type LocalState } from './host-view.ts';
import { judgeLine, type LineVerdict } from './judge-line.ts';
import { rankAdvice } from './rank-advice.ts';

export interface HostViewSources {
  readonly agent: AgentFile;
  /** What the agent wrote down or knows now; null when it never reported. */
  readonly status: AgentStatus | null;
  readonly pid: number | null;
  /** The machine's, as IANA names it. */
  readonly zone: string;
  readonly now: Date;
}

type SeenStatus = AgentStatus['checks'][number];

/** Puts together what a technician is shown. Pure; nothing secret of the enrolment is in it. */
export function buildHostView({ agent, status, pid, zone, now }: HostViewSources): HostView {
  const seen = status?.checks ?? [];
  const verdict = judgeLine(seen.map(({ no, host, outcome, failure }) => ({ no, host, outcome, failure })));
  const line = lineOf(status);
  const checks = seen.map((check) => checkOf(check, verdict)).sort(worstFirst);
  const { hostId, hostname, role, storeName, apiUrl, resolver } = agent;
  const spool = status?.spool ?? { reports: 0, bytes: 0, bytesMax: 0, inMemory: 0 };
  const clockOffsetMs = status?.clockOffsetMs ?? null;
  return {
    schema: 'sightline.host.v1',
    at: status?.at ?? now.toISOString(),
    zone,
    hostId,
    hostname,
    role,
    storeName,
    apiUrl,
    agentVersion: AGENT_VERSION,
    pid,
    pageUrl: pid === null ? null : (status?.pageUrl ?? null),
    line,
    waiting: { reports: spool.reports, bytes: spool.bytes, bytesMax: spool.bytesMax },
    dropped: status?.dropped ?? { reports: 0, results: 0 },
    clockOffsetMs,
    advice: rankAdvice({
      verdict,
      line,
      apiHost: new URL(apiUrl).host,
      resolver,
      checks,
      clockOffsetMs,
      inMemory: spool.inMemory,
    }),
    checks,
  };
}

function lineOf(status: AgentStatus | null): LineView {
  if (status === null) return { kind: 'untried' };
  const acceptedAt = status.lastReport?.acceptedAt ?? null;
  if (status.trouble !== null) {
    return { kind: 'down', since: status.troubleSince ?? status.at, reason: inWords(status.trouble), acceptedAt };
  }
  return acceptedAt === null ? { kind: 'untried' } : { kind: 'up', acceptedAt };
}

/** The text with every failure named as people know it instead of by its code. */
function inWords(text: string): string {
  return text.replace(/\b[a-z]+\.[a-z_]+\b/g, (code) => {
    const failure = failureSchema.safeParse(code);
    return failure.success ? FAILURE_GUIDE[failure.data].label : code;
  });
}

function checkOf(check: SeenStatus, verdict: LineVerdict): CheckView {
  const { no, title, target, outcome, failure, at: probedAt, since, explanation, fix, hints } = check;
  const isByLine = verdict.kind !== 'works' && verdict.nos.includes(no);
  return {
    no,
    title,
    target,
    state: stateOf(outcome, isByLine),
    outcome,
    failure,
    since,
    probedAt,
    explanation,
    fix,
    hints,
  };
}

function stateOf(outcome: SeenStatus['outcome'], isByLine: boolean): LocalState {
  switch (outcome) {
    case null:
      return 'unseen';
    case 'fail':
      return isByLine ? 'line_out' : 'failing';
    case 'pass':
    case 'degraded':
      return outcome;
  }
}

function worstFirst(left: CheckView, right: CheckView): number {
  return LOCAL_STATES.indexOf(left.state) - LOCAL_STATES.indexOf(right.state) || left.no - right.no;
}
