import { squidInspectsTrustedTls } from '../namespaces/actions/proxy-actions.ts';
import { doNothing } from '../namespaces/scenario-controls.ts';
import { SITES } from '../namespaces/vendor-sites.ts';
import { namespaceScenario, targetOver } from './namespace-scenario.ts';
import { degrades, fails, type NamespaceScenario } from './scenario.ts';

const DAY_S = 86_400;

/** Conditions of the host itself: its clock, and whom it trusts. None of these is a block. */
export const HOST_SCENARIOS: readonly NamespaceScenario[] = [
  namespaceScenario({
    name: 'squid_trusted_ca',
    description: "Squid inspects TLS with the company's CA, which the host trusts; the site works through it.",
    apply: squidInspectsTrustedTls,
    store: degrades('tls.intercepted'),
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'clock_years_behind',
    description: "The host's clock is ten years behind, as after its battery failed.",
    apply: doNothing,
    clockAheadSeconds: -3_650 * DAY_S,
    store: degrades('tls.clock_wrong'),
    // By this clock the API's own certificate is out of date too.
    state: 'store_offline',
    tools: ['faketime'],
  }),
  namespaceScenario({
    name: 'clock_years_ahead',
    description: "The host's clock is two years ahead.",
    apply: doNothing,
    clockAheadSeconds: 730 * DAY_S,
    store: degrades('tls.clock_wrong'),
    // By this clock the API's own certificate is out of date too.
    state: 'store_offline',
    tools: ['faketime'],
  }),
  namespaceScenario({
    name: 'clock_hour_ahead_expired',
    description: "The vendor's certificate expired last month, and the host's clock is an hour ahead.",
    apply: doNothing,
    target: targetOver('https', SITES.expired.name),
    clockAheadSeconds: 3_600,
    store: fails('tls.expired'),
    control: fails('tls.expired'),
    tools: ['faketime'],
  }),
];
