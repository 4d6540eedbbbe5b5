import { print } from '../../print.ts';
import { type ArrivedAlert, alertsSince } from '../alerts.ts';
import { CUSTOMERS, DEMO_PASSWORD } from '../fleet.ts';
import type { Stack } from '../start-stack.ts';
import { STORIES } from '../stories/stories.ts';
import { clock } from './director.ts';

const ALERT_POLL_MS = 500;

/** Prints where everything is and who can sign in. */
export function announceStack(stack: Stack): void {
  const rows: [string, string][] = [['Console', stack.consoleUrl], ...loginRows()];
  rows.push(['Password', `${DEMO_PASSWORD} (all three)`], ['Mail', stack.lab.smtp.url]);
  for (const { slug, name } of CUSTOMERS) rows.push([`Slack of ${name}`, stack.lab.slack.get(slug)?.url ?? '']);
  rows.push(['Logs', stack.logDir]);
  printTable(rows);
}

/** Prints how to make things happen. */
export function announceStories(): void {
  print('');
  for (const { name, title } of STORIES) print(`  npm run demo -- --story ${name.padEnd(7)} ${title}`);
  print('  npm run demo -- --heal           ends the story that is on');
  print('One plays by itself every 4 minutes and heals after 90 s.');
  if (process.stdin.isTTY) print('Keys: b, l, v begin a story, h heals it, q ends the demo.');
}

/** Prints each alert as it arrives; gives the way to end that. */
export function announceAlerts(stack: Stack): () => void {
  const since = new Date();
  let printed = 0;
  const timer = setInterval(() => {
    const alerts = alertsSince(stack.lab, since).sort((a, b) => a.at.getTime() - b.at.getTime());
    for (const alert of alerts.slice(printed)) print(alertLine(alert));
    printed = alerts.length;
  }, ALERT_POLL_MS);
  return () => {
    clearInterval(timer);
  };
}

function alertLine({ tenantSlug, channel, headline }: ArrivedAlert): string {
  return `${clock()}  ${tenantSlug} by ${channel}: ${headline.replaceAll('*', '')}`;
}

function loginRows(): [string, string][] {
  const tenantsByEmail = new Map<string, string[]>();
  for (const { name, logins } of CUSTOMERS) {
    for (const { email } of logins) tenantsByEmail.set(email, [...(tenantsByEmail.get(email) ?? []), name]);
  }
  return [...tenantsByEmail].map(([email, tenants]) => ['Login', `${email} (${tenants.join(' and ')})`]);
}

/** Prints rows of a label and a value between two lines. */
function printTable(rows: readonly (readonly [string, string])[]): void {
  const labelWidth = Math.max(...rows.map(([label]) => label.length));
  const line = '─'.repeat(labelWidth + Math.max(...rows.map(([, value]) => value.length)) + 5);
  print(`\n${line}`);
  for (const [label, value] of rows) print(`  ${label.padEnd(labelWidth)}  ${value}`);
  print(line);
}
