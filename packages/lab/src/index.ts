export * from './ca/authorities.ts';
export type { Authority, KeyAndCert, LeafOptions } from './ca/authority.ts';
export * from './faults.ts';
export * from './free-port.ts';
export { lackingTools, namespaceObstacle } from './namespaces/availability.ts';
export { installTools } from './namespaces/debian-install.ts';
export { type Host, NamespaceLab } from './namespaces/namespace-lab.ts';
export { LAN_HOSTS, type LanHost, StoreLan } from './namespaces/store-lan.ts';
export type { Endpoint } from './network/addresses.ts';
export * from './network/store-network.ts';
export type { AgentApi, ReportListener, ScenarioStep } from './scenarios/agent-api.ts';
export { checkTarget, checkTimeoutMs } from './scenarios/agent-check.ts';
export { HEALTHY_SCENARIOS } from './scenarios/healthy-scenarios.ts';
export * from './scenarios/lan-scenarios.ts';
export { LOOPBACK_SCENARIOS } from './scenarios/loopback-scenarios.ts';
export { openReportingLoopbackTestbed } from './scenarios/loopback-testbed.ts';
export { openReportingNamespaceTestbed } from './scenarios/namespace-testbed.ts';
export {
  type CheckOutcome,
  hasNeighbor,
  isCutOff,
  type LoopbackScenario,
  type NamespaceScenario,
  type Scenario,
  type ScenarioTarget,
  VANTAGES,
  type Vantage,
} from './scenarios/scenario.ts';
export * from './scenarios/scenarios.ts';
export type { ReportingTestbed } from './scenarios/testbed.ts';
export type { Mail } from './sinks/mail.ts';
export type { SlackMessage } from './sinks/slack-message.ts';
export { type SlackBlock, type SlackPayload, slackPayloadSchema } from './sinks/slack-payload.ts';
export * from './sinks/slack-receiver.ts';
export { SMTP_FAILURES, type SmtpFailure } from './sinks/smtp-service.ts';
export * from './sinks/smtp-sink.ts';
export * from './torture/torture-agent.ts';
export * from './vendor/example-next-version.ts';
export * from './vendor/list-publisher.ts';
export * from './vendor/vendor.ts';
