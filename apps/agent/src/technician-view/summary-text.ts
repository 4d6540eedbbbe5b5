import { formatDuration, ROLE_LABEL } from '@sightline/spec';
import { formatLocalTime } from './local-time.ts';
import type { TechnicianCheck, TechnicianView } from './technician-view.ts';
import { connectionText, headline, lossText, nextStep, queueText, STATE_LABELS } from './view-text.ts';

const WIDTH = Math.max(...Object.values(STATE_LABELS).map(({ length }) => length));

/** Returns the whole view as plain text, for `status` and for support tickets. */
export function summaryText(view: TechnicianView): string {
  const lines = [
    `Sightline: ${headline(view)}`,
    '',
    `store       ${view.storeName}`,
    `host        ${view.hostname} (${ROLE_LABEL[view.role]}), ${view.hostId}`,
    `agent       ${view.agentVersion}, ${view.pid === null ? 'not running' : `running, process ${view.pid}`}`,
    `as of       ${formatLocalTime(view.at)} (${view.zone})`,
    `connection  ${connectionLine(view)}`,
    `queue       ${queueText(view)}`,
    `lost        ${view.dropped.reports === 0 ? 'nothing' : lossText(view)} since enrollment`,
    `clock       ${clockText(view.clockOffsetMs)}`,
  ];
  if (view.pageUrl !== null) lines.push(`page        ${view.pageUrl}`);
  if (view.advice.length > 0) lines.push('', 'What to fix first');
  for (const [index, { title, first }] of view.advice.entries()) lines.push(`${index + 1}. ${title}`, `   ${first}`);
  lines.push(
    '',
    view.checks.length === 0 ? 'No checks yet.' : 'Checks',
    ...view.checks.flatMap((check) => checkLines(check, view)),
  );
  return `${lines.join('\n')}\n`;
}

function connectionLine(view: TechnicianView): string {
  const { line } = view;
  switch (line.kind) {
    case 'untried':
      return connectionText(view);
    case 'up':
      return `${connectionText(view)}, last report accepted ${formatLocalTime(line.acceptedAt)}`;
    case 'down': {
      const lasted = formatDuration(Date.parse(view.at) - Date.parse(line.since));
      return `${connectionText(view)} since ${formatLocalTime(line.since)} (${lasted}): ${line.reason}`;
    }
  }
}

function checkLines(check: TechnicianCheck, { at }: TechnicianView): string[] {
  const lines = [`${STATE_LABELS[check.state].padEnd(WIDTH)}  ${check.title}: ${check.target}`];
  const indent = ' '.repeat(WIDTH + 2);
  lines.push(`${indent}${check.explanation}`);
  if (check.state === 'pass' || check.since === null) return lines;
  const lasted = formatDuration(Date.parse(at) - Date.parse(check.since));
  lines.push(`${indent}Since ${formatLocalTime(check.since)} (${lasted}). ${nextStep(check)}`);
  return lines;
}

function clockText(offsetMs: number | null): string {
  if (offsetMs === null) return 'not compared yet';
  return `${Math.abs(offsetMs)} ms ${offsetMs > 0 ? 'behind' : 'ahead of'} the server's`;
}
