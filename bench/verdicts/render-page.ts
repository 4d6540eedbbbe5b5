import { checkTarget, HEALTHY_SCENARIOS } from '@sightline/lab';
import { failureMatrix, renderMatrix, renderTable, stateMatrix } from './confusion-matrix.ts';
import { disagreementsOf, labelOf, misjudgementsOf, type PlayedJudgement, verdictOf } from './judgement.ts';
import type { EvidenceVerdict } from './same-timeout.ts';

/** The text of docs/verdicts.md: nothing in it changes from one run to the next while the judgements do not. */
export function renderPage(judgements: readonly PlayedJudgement[], sameTimeout: readonly EvidenceVerdict[]): string {
  const right = judgements.filter((judgement) => misjudgementsOf(judgement).length === 0).length;
  const alike = judgements.filter((judgement) => disagreementsOf(judgement).length === 0).length;
  return `# Verdicts

What Sightline says of every scenario of the network lab, over the whole path. This page is written by
\`npm run bench -- verdicts\` from the table in \`packages/lab/src/scenarios/\`; change it there.

In each scenario the built agent runs at a store, and at a control outside it, beside a \`sightline-agent check --json\` at the
store. The agents probe three targets for real and report them over the same network, if they can. What they report is given
to the built API as an agent gives it, three times, as a fresh failure is probed at once, after 5 s and after 15 s more; only
these times are not waited for. PostgreSQL stores it, detection judges it, and the console's API is asked for the outcome.

- ${right} of ${judgements.length} scenarios are judged as the table expects: failure, state and reason.
- ${alike} of ${judgements.length} are told alike by the check, the running agent and the console: failure, explanation and fix.

## States: expected against shown

Rows are what the table expects of detection, columns what the console shows, numbered as the rows are.

${renderMatrix(stateMatrix(judgements))}

## Failures: expected against reported, at the store

Rows are what the table expects, columns what the running agent reported.

${renderMatrix(failureMatrix(judgements))}

## Healthy stores

In these the store is in order, whatever the line, the vendor or the clock does. None may be \`blocked\`.

${renderHealthy(judgements)}

## The same timeout, by the evidence

One \`connect.timeout\` of one store, really probed, judged with what others see at the same time. The evidence is what the
console shows.

${renderSameTimeout(sameTimeout)}

## In network namespaces

A store behind a gateway with nftables, a line, the Internet with a resolver, a vendor, a control and the API; dnsmasq,
unbound, squid, e2guardian, mitmproxy and nginx are Debian's. A store that cannot reach the API either is \`silent\`: it
reported before, cannot while the scenario holds, and what it saw arrives afterwards as history and changes nothing. A host that
is cut off alone, while another of its store reports, is \`host_silent\`.

${renderScenarios(judgements, 'namespaces')}

## On loopback

The same on any machine, with servers that misbehave on demand.

${renderScenarios(judgements, 'loopback')}

## What is not here

- A transparent proxy cannot ask for credentials: a client that does not know of it takes its 407 for the origin's. The
  loopback lab plays it; an explicit proxy is a matter of the agent's configuration.
- Linux tells a program of ICMP "administratively prohibited" as "host unreachable" over IPv4, and as its own error over IPv6.
- The slow line is a tunnel through a relay that holds every packet back, since the kernel's netem is not to be had everywhere.
- The API is on a port of its own, so devices that take over 80 and 443 leave the agent's reports alone. One that opens every
  TLS connection would make a store silent until the API is exempted from it.
- A clock that is months off makes every certificate seem out of date; the agent names its date beside the certificate's.
`;
}

function renderHealthy(judgements: readonly PlayedJudgement[]): string {
  const names = new Set(HEALTHY_SCENARIOS.map(({ name }) => name));
  const rows = judgements
    .filter(({ scenario }) => names.has(scenario.name))
    .map(({ scenario, told }) => [`\`${scenario.name}\``, scenario.done, told.console.state]);
  return renderTable(['scenario', 'what is done', 'state'], rows);
}

const CONTROL_WORDS = { passes: 'reaches it', fails: 'times out too', absent: 'there is none' } as const;

function renderSameTimeout(verdicts: readonly EvidenceVerdict[]): string {
  const rows = verdicts.map(({ control, otherStores, restOfStore, state, expected, sentences }) => [
    CONTROL_WORDS[control],
    otherStoresWords(otherStores),
    restOfStore === 'passes' ? 'pass' : 'time out too',
    said(expected, state),
    sentences.join('<br>'),
  ]);
  return renderTable(['the control', 'other stores', "the store's other targets", 'state', 'evidence'], rows);
}

function otherStoresWords(stores: EvidenceVerdict['otherStores']): string {
  if (stores.length === 0) return 'there are none';
  const count = (outcome: 'pass' | 'fail'): number => stores.filter((one) => one === outcome).length;
  return `${count('pass')} reach it, ${count('fail')} do not`;
}

function renderScenarios(judgements: readonly PlayedJudgement[], kind: 'loopback' | 'namespaces'): string {
  const rows = judgements
    .filter(({ scenario }) => scenario.kind === kind)
    .map((judgement) => {
      const { scenario, told } = judgement;
      return [
        `\`${scenario.name}\``,
        scenario.done,
        `\`${checkTarget(scenario.target)}\``,
        said(labelOf(scenario.store), labelOf(told.agent?.saying ?? null)),
        said(labelOf(scenario.control), labelOf(told.control?.saying ?? null)),
        said(verdictOf(scenario), verdictOf(told.console)),
        disagreementsOf(judgement).length === 0 ? 'yes' : '**no**',
      ];
    });
  return renderTable(
    ['scenario', 'what is done', 'target', 'at the store', 'at the control', 'state (reason)', 'told alike'],
    rows,
  );
}

function said(expected: string, got: string): string {
  return expected === got ? got : `**${got}**, expected ${expected}`;
}
