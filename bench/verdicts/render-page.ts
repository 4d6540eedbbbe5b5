import { checkTarget } from '@sightline/lab';
import { confusionMatrix, renderMatrix, renderTable } from './confusion-matrix.ts';
import { isAsExpected, labelOf, type PlayedJudgement } from './judgement.ts';

/** The text of docs/verdicts.md: nothing in it changes from one run to the next while the judgements do not. */
export function renderPage(judgements: readonly PlayedJudgement[]): string {
  const right = judgements.filter(isAsExpected).length;
  return `# Verdicts

What \`sightline-agent check --json\` says of every scenario of the network lab, at a store and at the control. This page is
written by \`npm run bench -- verdicts\` from the table in \`packages/lab/src/scenarios/\`; change it there.

${right} of ${judgements.length} scenarios are judged as the table expects.

## Expected against said, at the store

Rows are what the table expects, columns what the built agent said, numbered as the rows are.

${renderMatrix(confusionMatrix(judgements))}

## In network namespaces

A store behind a gateway with nftables, a line, the Internet with a resolver, a vendor and a control; dnsmasq, unbound,
squid, e2guardian, mitmproxy and nginx are Debian's. The state is what detection must conclude for the store, given the
control and other stores; it is not measured here, because detection is part of the API and this runs the agent alone.

${renderScenarios(judgements, 'namespaces')}

## On loopback

The same on any machine, with servers that misbehave on demand.

${renderScenarios(judgements, 'loopback')}

## What is not here

- A transparent proxy cannot ask for credentials: a client that does not know of it takes its 407 for the origin's. The
  loopback lab plays it; an explicit proxy is a matter of the agent's configuration.
- Linux tells a program of ICMP "administratively prohibited" as "host unreachable" over IPv4, and as its own error over IPv6.
- The slow line is a tunnel through a relay that holds every packet back, since the kernel's netem is not to be had everywhere.
- A clock that is months off makes every certificate seem out of date; the agent names its date beside the certificate's.
`;
}

function renderScenarios(judgements: readonly PlayedJudgement[], kind: 'loopback' | 'namespaces'): string {
  const rows = judgements
    .filter(({ scenario }) => scenario.kind === kind)
    .map((judgement) => {
      const { scenario, played } = judgement;
      return [
        `\`${scenario.name}\``,
        scenario.done,
        `\`${checkTarget(scenario.target)}\``,
        said(labelOf(scenario.store), labelOf(played.store)),
        said(labelOf(scenario.control), labelOf(played.control)),
        scenario.state,
      ];
    });
  return renderTable(
    ['scenario', 'what is done', 'target', 'at the store', 'at the control', 'state (expected)'],
    rows,
  );
}

function said(expected: string, got: string): string {
  return expected === got ? got : `**${got}**, expected ${expected}`;
}
