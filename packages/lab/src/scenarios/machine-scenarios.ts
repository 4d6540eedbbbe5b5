import { squidOpensTrustedTls } from '../namespaces/actions/proxy-actions.ts';
import { doNothing } from '../namespaces/levers.ts';
import { SITES } from '../namespaces/vendor-sites.ts';
import { inNamespaces, over } from './namespace-scenario.ts';
import { degrades, fails, type NamespaceScenario } from './scenario.ts';

const DAY_S = 86_400;

/** What is particular about the host itself: its clock, and whom it trusts. None of these is a block. */
export const MACHINE_SCENARIOS: readonly NamespaceScenario[] = [
  inNamespaces({
    name: 'squid_trusted_ca',
    done: "Squid opens TLS with the company's CA, which the host's own store trusts; the site works through it.",
    apply: squidOpensTrustedTls,
    store: degrades('tls.intercepted'),
    tools: ['squid'],
  }),
  inNamespaces({
    name: 'clock_years_behind',
    done: 'The clock of the host is ten years behind, as after its battery failed.',
    apply: doNothing,
    clockAheadSeconds: -3_650 * DAY_S,
    store: degrades('tls.clock_wrong'),
    // By this clock the API's own certificate is not in date either.
    state: 'store_offline',
    tools: ['faketime'],
  }),
  inNamespaces({
    name: 'clock_years_ahead',
    done: 'The clock of the host is two years ahead.',
    apply: doNothing,
    clockAheadSeconds: 730 * DAY_S,
    store: degrades('tls.clock_wrong'),
    // By this clock the API's own certificate is not in date either.
    state: 'store_offline',
    tools: ['faketime'],
  }),
  inNamespaces({
    name: 'clock_hour_ahead_expired',
    done: "The vendor's certificate ended last month, and the clock of the host is an hour ahead.",
    apply: doNothing,
    target: over('https', SITES.expired.name),
    clockAheadSeconds: 3_600,
    store: fails('tls.expired'),
    control: fails('tls.expired'),
    tools: ['faketime'],
  }),
];
