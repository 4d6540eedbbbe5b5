import { readAgentFile } from '../state/agent-file.ts';
import { holderOf } from '../state/lock-file.ts';
import { statePaths } from '../state/state-dir.ts';
import { type AgentStatus, readStatusFile } from '../state/status-file.ts';
import { UsageError } from './usage-error.ts';

export interface StatusOptions {
  readonly stateDir: string;
  readonly json?: boolean;
}

/** Everything `status` knows; what `--json` prints. The host's key is not in it. */
interface StatusView {
  readonly hostId: string;
  readonly hostname: string;
  readonly role: string;
  readonly storeName: string;
  readonly apiUrl: string;
  /** The process that runs now, null when none does. */
  readonly pid: number | null;
  readonly status: AgentStatus | null;
}

/** Prints what the agent of a state directory does and saw last. Throws a UsageError when there is none. */
export function runStatus(options: StatusOptions): void {
  const paths = statePaths(options.stateDir);
  const agent = readAgentFile(paths.agent);
  if (agent === null)
    throw new UsageError(`${options.stateDir} holds no enrolment: run "sightline-agent enroll" first`);
  const { hostId, hostname, role, storeName, apiUrl } = agent;
  const view = {
    hostId,
    hostname,
    role,
    storeName,
    apiUrl,
    pid: holderOf(paths.lock),
    status: readStatusFile(paths.status),
  };
  process.stdout.write(
    options.json === true ? `${JSON.stringify(view, null, 2)}\n` : `${statusLines(view).join('\n')}\n`,
  );
}

function statusLines(view: StatusView): string[] {
  const { status } = view;
  const lines = [
    `host        ${view.hostname} (${view.role}) of ${view.storeName}, ${view.hostId}`,
    `api         ${view.apiUrl}`,
    `agent       ${view.pid === null ? 'not running' : `running, process ${view.pid}`}`,
  ];
  if (status === null) return [...lines, 'No report yet.'];
  const { lastReport, spool, dropped } = status;
  lines.push(
    `assignment  ${status.assignmentRevision === null ? 'none yet' : `revision ${status.assignmentRevision}, ${status.checks.length} checks`}`,
    `last report ${lastReport === null ? 'none yet' : `no. ${lastReport.seq} at ${lastReport.at}, last accepted ${lastReport.acceptedAt ?? 'never'}`}`,
    `spool       ${spool.reports} reports, ${mebibytes(spool.bytes)} of ${mebibytes(spool.bytesMax)} MiB${spool.inMemory > 0 ? `, ${spool.inMemory} only in memory` : ''}`,
    `dropped     ${dropped.reports} reports with ${dropped.results} results since enrolment`,
    `clock       ${status.clockOffsetMs === null ? 'not compared yet' : `${status.clockOffsetMs} ms from the server's`}`,
  );
  if (status.trouble !== null) lines.push(`trouble     ${status.trouble}`);
  lines.push('', ...status.checks.flatMap(checkLines));
  return lines;
}

function checkLines(check: AgentStatus['checks'][number]): string[] {
  const verdict = check.outcome ?? 'unknown';
  const line = `${verdict.padEnd(8)} ${check.target}  ${check.explanation}`;
  if (check.outcome === null || check.outcome === 'pass') return [line];
  return [line, `         since ${check.since ?? ''}. ${check.fix}`];
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
