import type { Target } from '@sightline/spec';
import { degraded, failed, passed } from '../local-result.ts';
import type { ProbeResult } from '../probe-result.ts';
import {
  type HostSystem,
  type InboundRule,
  isProgram,
  type ListeningPort,
  type RunningProgram,
} from './host-system.ts';

type OwnPortTarget = Extract<Target, { kind: 'own_port' }>;

/** What was found at a port of this host. */
export interface OwnPortFacts {
  readonly listening: readonly ListeningPort[];
  readonly owner: RunningProgram | null;
  /** Whether the owner is one of the expected programs; true if the list names none. */
  readonly isMeant: boolean;
  readonly rule: InboundRule;
}

/**
 * Checks what listens on a port of this host, which program it is, and whether the firewall allows inbound. Does not
 * reject.
 */
export async function probeOwnPort(target: OwnPortTarget, system: HostSystem): Promise<ProbeResult> {
  const all = await system.listening();
  if (all === null) return unknownResult(target);
  const listening = all.filter(({ port }) => port === target.port);
  const owner = listening.length === 0 ? null : await system.ownerOf(target.port);
  const isMeant =
    owner === null ||
    target.programs.length === 0 ||
    target.programs.some((program) => isProgram(owner, program, system.localPath));
  const rule = listening.length === 0 ? 'unknown' : await system.inboundRule(target.port, target.programs);
  return judgeOwnPort(target, { listening, owner, isMeant, rule });
}

/** Judges what was found at a port. Pure. */
export function judgeOwnPort({ port, programs }: OwnPortTarget, facts: OwnPortFacts): ProbeResult {
  const text = `port ${port}`;
  if (!facts.listening.some(({ address }) => !isLoopback(address))) {
    const only = facts.listening.length === 0 ? '' : ' except for programs on this machine itself';
    return failed(['host.port_closed'], {
      text,
      explanation: `Nothing listens on TCP port ${port} of this machine${only}.`,
    });
  }
  const who = facts.owner === null ? null : nameOf(facts.owner);
  if (!facts.isMeant && who !== null) {
    const explanation = `${who} holds TCP port ${port}, not ${programs.join(' or ')}.`;
    return failed(['host.port_taken'], { text, explanation });
  }
  const hints = who === null ? ['The agent has no permission to see which program listens there.'] : [];
  const explanation = `${who ?? 'A program'} listens on TCP port ${port}.`;
  if (facts.rule === 'missing' || facts.rule === 'blocked') {
    const rule =
      facts.rule === 'missing' ? 'has no rule that allows other machines' : 'has a rule that blocks other machines';
    return degraded('host.rule_missing', {
      text,
      hints,
      explanation: `${explanation} This machine's firewall ${rule}.`,
    });
  }
  return passed({ explanation, hints });
}

function unknownResult({ port }: OwnPortTarget): ProbeResult {
  return failed(['unknown.unclassified'], {
    text: `port ${port}`,
    explanation: `The agent cannot see what listens on TCP port ${port} of this machine.`,
    fix: `Check manually what listens on port ${port}, and run the agent as the installer sets it up.`,
  });
}

function nameOf({ path, name, pid }: RunningProgram): string {
  return `${path ?? name} (process ${pid})`;
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
