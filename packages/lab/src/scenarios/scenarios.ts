import { CONNECT_SCENARIOS } from './connect-scenarios.ts';
import { HEALTHY_SCENARIOS } from './healthy-scenarios.ts';
import { HOST_SCENARIOS } from './host-scenarios.ts';
import { HTTP_SCENARIOS } from './http-scenarios.ts';
import { LOOPBACK_SCENARIOS } from './loopback-scenarios.ts';
import { PROXY_SCENARIOS } from './proxy-scenarios.ts';
import { RESOLVER_SCENARIOS } from './resolver-scenarios.ts';
import type { NamespaceScenario, Scenario } from './scenario.ts';
import { TLS_SCENARIOS } from './tls-scenarios.ts';

/** All namespace scenarios, by phase, healthy ones last. */
export const NAMESPACE_SCENARIOS: readonly NamespaceScenario[] = [
  ...RESOLVER_SCENARIOS,
  ...CONNECT_SCENARIOS,
  ...TLS_SCENARIOS,
  ...HTTP_SCENARIOS,
  ...PROXY_SCENARIOS,
  ...HOST_SCENARIOS,
  ...HEALTHY_SCENARIOS,
];

/** The one table that tests and the confusion matrix read: what is set up, and what must be reported. */
export const SCENARIOS: readonly Scenario[] = [...NAMESPACE_SCENARIOS, ...LOOPBACK_SCENARIOS];
