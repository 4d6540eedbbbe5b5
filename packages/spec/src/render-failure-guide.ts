import { FAILURE_GUIDE, fillFix } from './failure-guide.ts';
import { FAILURES, type Failure } from './failures.ts';
import { DEGRADING_FAILURES } from './outcome.ts';

const HEADING_BY_PHASE: Readonly<Record<string, string>> = {
  resolve: 'resolve: DNS lookup',
  connect: 'connect: TCP connection',
  tls: 'tls: TLS handshake',
  request: 'request: sending the HTTP request',
  response: 'response: the HTTP response',
  host: 'host: the machine itself',
  unknown: 'unknown',
};

/** Returns docs/failures.md: every failure with its label, what it means and what to change first. */
export function renderFailureGuide(): string {
  const phases = [...new Set(FAILURES.map(phaseOf))];
  return `${[
    '# Failures',
    'A failure says what a target did to a probe, as `phase.reason`: how far the probe got, and what stopped it there. Codes are never renamed. This page is generated from `packages/spec/src/failure-guide.ts`; edit that file.',
    'A failure is what one probe saw from one host. The verdict says whether the store, the vendor or the line is to blame. It also considers the outside probe and the other stores (see the [glossary](glossary.md)).',
    ...phases.flatMap((phase) => [
      `## ${HEADING_BY_PHASE[phase] ?? phase}`,
      ...FAILURES.filter((failure) => phaseOf(failure) === phase).map(renderFailure),
    ]),
  ].join('\n\n')}\n`;
}

function renderFailure(failure: Failure): string {
  const { label, meaning, fix, fixOnLan } = FAILURE_GUIDE[failure];
  const degrades = DEGRADING_FAILURES.includes(failure)
    ? ' The target is still reachable, so the check is `degraded`, not failed.'
    : '';
  const onLan =
    fixOnLan === undefined ? '' : `\n\nFirst, for a machine in the store's own network: ${fillFix(fixOnLan, WORDS)}`;
  return `### \`${failure}\`\n\n**${label}.** ${meaning}${degrades}\n\nFirst: ${fillFix(fix, WORDS)}${onLan}`;
}

const WORDS = { target: '*target*', endpoint: '*name:port*', name: '*name*' } as const;

function phaseOf(failure: Failure): string {
  return failure.split('.')[0] ?? failure;
}
