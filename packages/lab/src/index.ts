export * from './ca/authorities.ts';
export type { Authority, KeyAndCert, LeafOptions } from './ca/authority.ts';
export * from './faults.ts';
export * from './free-port.ts';
export { lackingTools, namespaceObstacle } from './namespaces/availability.ts';
export { installTools } from './namespaces/debian-install.ts';
export { type Host, NamespaceLab } from './namespaces/namespace-lab.ts';
export { LAN_MACHINES, type LanMachine, StoreLan } from './namespaces/store-lan.ts';
export type { Endpoint } from './network/addresses.ts';
export * from './network/store-network.ts';
export { checkTarget, patienceMs } from './scenarios/agent-check.ts';
export { HEALTHY_SCENARIOS } from './scenarios/healthy-scenarios.ts';
export * from './scenarios/lan-scenarios.ts';
export { LOOPBACK_SCENARIOS } from './scenarios/loopback-scenarios.ts';
export { openReportingLoopbackStage } from './scenarios/loopback-stage.ts';
export { openReportingNamespaceStage } from './scenarios/namespace-stage.ts';
export type { AgentApi, Chapter, Ear } from './scenarios/reporting.ts';
export {
  hasNeighbor,
  isCutOff,
  type LoopbackScenario,
  type NamespaceScenario,
  type Saying,
  type Scenario,
  type ScenarioTarget,
  SPOTS,
  type Spot,
} from './scenarios/scenario.ts';
export * from './scenarios/scenarios.ts';
export type { ReportingStage } from './scenarios/stage.ts';
export type { Mail } from './sinks/mail.ts';
export type { SlackMessage } from './sinks/slack-message.ts';
export { type SlackBlock, type SlackPayload, slackPayloadSchema } from './sinks/slack-payload.ts';
export * from './sinks/slack-receiver.ts';
export { SMTP_FAILURES, type SmtpFailure } from './sinks/smtp-serving.ts';
export * from './sinks/smtp-sink.ts';
export * from './torture/tortured-agent.ts';
export * from './vendor/example-next-version.ts';
export * from './vendor/list-publisher.ts';
export * from './vendor/vendor.ts';
