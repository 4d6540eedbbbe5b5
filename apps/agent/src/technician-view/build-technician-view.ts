import { FAILURE_GUIDE, failureSchema } from '@sightline/spec';
import { AGENT_VERSION } from '../platform/version.ts';
import type { AgentFile } from '../state/agent-file.ts';
import type { AgentStatus } from '../state/status-file.ts';
import { judgeLine, type LineVerdict } from './judge-line.ts';
import { rankAdvice } from './rank-advice.ts';
import {
  type LineStatus,
  LOCAL_STATES,
  type LocalState,
  type TechnicianCheck,
  type TechnicianView,
} from './technician-view.ts';

export interface TechnicianViewSources {
  readonly agent: AgentFile;
  /** The current or last written status; null if the agent never reported. */
  readonly status: AgentStatus | null;
  readonly pid: number | null;
  /** The name of the host's time zone. */
  readonly zone: string;
  readonly now: Date;
}

type SeenStatus = AgentStatus['checks'][number];

/** Builds what a technician sees. Pure; contains no secrets of the enrollment. */
export function buildTechnicianView({ agent, status, pid, zone, now }: TechnicianViewSources): TechnicianView {
  const { hostId, hostname, role, storeName, apiUrl } = agent;
  const spool = status?.spool ?? { reports: 0, bytes: 0, bytesMax: 0 };
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
    waiting: { reports: spool.reports, bytes: spool.bytes, bytesMax: spool.bytesMax },
    dropped: status?.dropped ?? { reports: 0, results: 0 },
    clockOffsetMs: status?.clockOffsetMs ?? null,
    ...judge(agent, status),
  };
}

function judge(agent: AgentFile, status: AgentStatus | null): Pick<TechnicianView, 'line' | 'checks' | 'advice'> {
  const seen = status?.checks ?? [];
  const verdict = judgeLine(seen.map(({ no, host, outcome, failure }) => ({ no, host, outcome, failure })));
  const line = lineOf(status);
  const checks = seen.map((check) => checkOf(check, verdict)).sort(worstFirst);
  const advice = rankAdvice({
    verdict,
    line,
    apiHost: new URL(agent.apiUrl).host,
    resolver: agent.resolver,
    checks,
    clockOffsetMs: status?.clockOffsetMs ?? null,
    inMemory: status?.spool.inMemory ?? 0,
  });
  return { line, checks, advice };
}

function lineOf(status: AgentStatus | null): LineStatus {
  if (status === null) return { kind: 'untried' };
  const acceptedAt = status.lastReport?.acceptedAt ?? null;
  if (status.trouble !== null) {
    return {
      kind: 'down',
      since: status.troubleSince ?? status.at,
      reason: withFailureLabels(status.trouble),
      acceptedAt,
    };
  }
  return acceptedAt === null ? { kind: 'untried' } : { kind: 'up', acceptedAt };
}

/** Returns the text with failure codes replaced by their labels. */
function withFailureLabels(text: string): string {
  return text.replace(/\b[a-z]+\.[a-z_]+\b/g, (code) => {
    const failure = failureSchema.safeParse(code);
    return failure.success ? FAILURE_GUIDE[failure.data].label : code;
  });
}

function checkOf(check: SeenStatus, verdict: LineVerdict): TechnicianCheck {
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

function worstFirst(left: TechnicianCheck, right: TechnicianCheck): number {
  return LOCAL_STATES.indexOf(left.state) - LOCAL_STATES.indexOf(right.state) || left.no - right.no;
}
