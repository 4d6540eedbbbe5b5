import { durationWords, timeWords } from './local-time.ts';
import type { TechnicianCheck, TechnicianView } from './technician-view.ts';
import { headline, lineWords, nextStep, ROLE_LABELS, STATE_LABELS, waitingWords } from './view-text.ts';

const WIDTH = Math.max(...Object.values(STATE_LABELS).map(({ length }) => length));

/** Everything shown of a host as plain text: what `status` prints, and what goes into a support ticket. */
export function summaryText(view: TechnicianView): string {
  const lines = [
    `Sightline: ${headline(view)}`,
    '',
    `store       ${view.storeName}`,
    `host        ${view.hostname} (${ROLE_LABELS[view.role]}), ${view.hostId}`,
    `agent       ${view.agentVersion}, ${view.pid === null ? 'not running' : `running, process ${view.pid}`}`,
    `as of       ${timeWords(view.at)} (${view.zone})`,
    `line        ${lineText(view)}`,
    `waiting     ${waitingWords(view)}`,
    `dropped     ${view.dropped.reports} reports with ${view.dropped.results} results since enrollment`,
    `clock       ${view.clockOffsetMs === null ? 'not compared yet' : `${view.clockOffsetMs} ms from the server's`}`,
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

function lineText(view: TechnicianView): string {
  const { line } = view;
  switch (line.kind) {
    case 'untried':
      return lineWords(view);
    case 'up':
      return `${lineWords(view)}, last report accepted ${timeWords(line.acceptedAt)}`;
    case 'down': {
      const lasted = durationWords(Date.parse(view.at) - Date.parse(line.since));
      return `${lineWords(view)} since ${timeWords(line.since)} (${lasted}): ${line.reason}`;
    }
  }
}

function checkLines(check: TechnicianCheck, { at }: TechnicianView): string[] {
  const lines = [`${STATE_LABELS[check.state].padEnd(WIDTH)}  ${check.title}: ${check.target}`];
  const indent = ' '.repeat(WIDTH + 2);
  lines.push(`${indent}${check.explanation}`);
  if (check.state === 'pass' || check.since === null) return lines;
  const lasted = durationWords(Date.parse(at) - Date.parse(check.since));
  lines.push(`${indent}Since ${timeWords(check.since)} (${lasted}). ${nextStep(check)}`);
  return lines;
}
