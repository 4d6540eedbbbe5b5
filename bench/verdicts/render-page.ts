import { checkTarget, HEALTHY_SCENARIOS } from '@sightline/lab';
import { failureMatrix, renderMatrix, renderTable, stateMatrix } from './confusion-matrix.ts';
import { disagreementsOf, labelOf, misjudgementsOf, type PlayedJudgement, verdictOf } from './judgement.ts';
import type { EvidenceVerdict } from './same-timeout.ts';

/** Returns the text of docs/verdicts.md, which stays the same from run to run while the judgments do. */
export function renderPage(judgements: readonly PlayedJudgement[], sameTimeout: readonly EvidenceVerdict[]): string {
  const right = judgements.filter((judgement) => misjudgementsOf(judgement).length === 0).length;
  const alike = judgements.filter((judgement) => disagreementsOf(judgement).length === 0).length;
  return `# Verdicts

The verdict for every scenario of the network lab, over the whole path. \`npm run bench -- verdicts\` generates this page from
the table in \`packages/lab/src/scenarios/\`; edit that table.

Each scenario runs the built agent at a store and at an outside probe (the control), and \`sightline-agent check --json\` at the
store. The agents probe three real targets and report over the same network, if they can. The bench sends their reports to the
built API three times, because an agent probes a new failure again after 5 s and after another 15 s. It does not wait for
those times. PostgreSQL stores the reports, detection judges them, and the bench reads the outcome from the console's API.

- ${right} of ${judgements.length} scenarios get the expected verdict: failure, state and reason.
- ${alike} of ${judgements.length} read the same in the check, the running agent and the console: failure, explanation and fix.

## States: expected against shown

Rows show the expected state, columns the state in the console, numbered like the rows.

${renderMatrix(stateMatrix(judgements))}

## Failures: expected against reported, at the store

Rows show the expected failure, columns the failure that the running agent reported.

${renderMatrix(failureMatrix(judgements))}

## Healthy stores

In these scenarios the store itself is fine, whatever the line, the vendor or the clock does. None may be \`blocked\`.

${renderHealthy(judgements)}

## One timeout, different evidence

One real \`connect.timeout\` at one store, judged together with what other probes see at the same time. The last column shows the
evidence as the console does.

${renderSameTimeout(sameTimeout)}

## In network namespaces

The lab has a store behind an nftables gateway, a line, the Internet with a resolver, a vendor, an outside probe and the API.
The programs dnsmasq, unbound, squid, e2guardian, mitmproxy and nginx come from Debian. A store that can't reach the API is
\`silent\`: its results arrive later as history and change nothing. A host that is cut off alone, while another host of its store
reports, is \`host_silent\`.

${renderScenarios(judgements, 'namespaces')}

## On loopback

The same on any machine, with servers that misbehave on demand.

${renderScenarios(judgements, 'loopback')}

## Limits

- A transparent proxy can't ask for credentials: a client that doesn't know about it attributes the 407 to the origin. The
  loopback lab covers this case; an explicit proxy is part of the agent's configuration.
- Over IPv4, Linux reports ICMP "administratively prohibited" as "host unreachable". Over IPv6 it is a separate error.
- The slow line is a tunnel through a relay that delays every packet, because the kernel's netem is not available everywhere.
- The API has its own port, so devices that intercept 80 and 443 don't affect the agent's reports. A device that inspects every
  TLS connection would make a store silent until the API is exempted.
- A clock that is months off makes every certificate look out of date; the agent shows its date next to the certificate's.
`;
}

function renderHealthy(judgements: readonly PlayedJudgement[]): string {
  const names = new Set(HEALTHY_SCENARIOS.map(({ name }) => name));
  const rows = judgements
    .filter(({ scenario }) => names.has(scenario.name))
    .map(({ scenario, statements }) => [`\`${scenario.name}\``, scenario.description, statements.console.state]);
  return renderTable(['scenario', 'setup', 'state'], rows);
}

const CONTROL_WORDS = { passes: 'reaches it', fails: 'times out too', absent: 'none' } as const;

function renderSameTimeout(verdicts: readonly EvidenceVerdict[]): string {
  const rows = verdicts.map(({ control, otherStores, restOfStore, state, expected, sentences }) => [
    CONTROL_WORDS[control],
    otherStoresWords(otherStores),
    restOfStore === 'passes' ? 'pass' : 'time out too',
    said(expected, state),
    sentences.join('<br>'),
  ]);
  return renderTable(['outside probe', 'other stores', "the store's other targets", 'state', 'evidence'], rows);
}

function otherStoresWords(stores: EvidenceVerdict['otherStores']): string {
  if (stores.length === 0) return 'none';
  const count = (outcome: 'pass' | 'fail'): number => stores.filter((one) => one === outcome).length;
  return `${count('pass')} pass, ${count('fail')} fail`;
}

function renderScenarios(judgements: readonly PlayedJudgement[], kind: 'loopback' | 'namespaces'): string {
  const rows = judgements
    .filter(({ scenario }) => scenario.kind === kind)
    .map((judgement) => {
      const { scenario, statements } = judgement;
      return [
        `\`${scenario.name}\``,
        scenario.description,
        `\`${checkTarget(scenario.target)}\``,
        said(labelOf(scenario.store), labelOf(statements.agent?.result ?? null)),
        said(labelOf(scenario.control), labelOf(statements.control?.result ?? null)),
        said(verdictOf(scenario), verdictOf(statements.console)),
        disagreementsOf(judgement).length === 0 ? 'yes' : '**no**',
      ];
    });
  return renderTable(
    ['scenario', 'setup', 'target', 'at the store', 'at the outside probe', 'state (reason)', 'consistent'],
    rows,
  );
}

function said(expected: string, got: string): string {
  return expected === got ? got : `**${got}**, expected ${expected}`;
}
