import { FAILURE_GUIDE, fillFix } from './failure-guide.ts';
import { FAILURES, type Failure } from './failures.ts';
import { DEGRADING_FAILURES } from './outcome.ts';

const HEADING_BY_PHASE: Readonly<Record<string, string>> = {
  resolve: 'resolve: finding the address',
  connect: 'connect: reaching the port',
  tls: 'tls: proving who answers',
  request: 'request: sending',
  response: 'response: what came back',
  host: 'host: on the machine itself',
  unknown: 'unknown',
};

/** docs/failures.md, whole: every failure with its label, what it means and what to change first. */
export function renderFailureGuide(): string {
  const phases = [...new Set(FAILURES.map(phaseOf))];
  return `${[
    '# Failures',
    'What a target did to a probe, as `phase.reason`: the phase is how far the probe got, the reason what stopped it there. Codes are never renamed. This page is generated from `packages/spec/src/failure-guide.ts`; change it there.',
    'A failure is what one probe saw from one host. Whether the store, the vendor or the line is to blame is the verdict, which also takes the control and the other stores into account (see the [glossary](glossary.md)).',
    ...phases.flatMap((phase) => [
      `## ${HEADING_BY_PHASE[phase] ?? phase}`,
      ...FAILURES.filter((failure) => phaseOf(failure) === phase).map(renderFailure),
    ]),
  ].join('\n\n')}\n`;
}

function renderFailure(failure: Failure): string {
  const { label, meaning, fix, fixOnLan } = FAILURE_GUIDE[failure];
  const degrades = DEGRADING_FAILURES.includes(failure)
    ? ' The target is still reached, so the check is `degraded`, not failed.'
    : '';
  const onLan =
    fixOnLan === undefined ? '' : `\n\nFirst, for a machine of the store's own network: ${fillFix(fixOnLan, WORDS)}`;
  return `### \`${failure}\`\n\n**${label}.** ${meaning}${degrades}\n\nFirst: ${fillFix(fix, WORDS)}${onLan}`;
}

const WORDS = { target: '*target*', endpoint: '*name:port*', name: '*name*' } as const;

function phaseOf(failure: Failure): string {
  return failure.split('.')[0] ?? failure;
}
