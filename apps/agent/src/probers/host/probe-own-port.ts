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

/** What was found at a port of this machine. */
export interface OwnPortFacts {
  readonly listening: readonly ListeningPort[];
  readonly owner: RunningProgram | null;
  /** Whether the owner is one of the programs meant; true where the list names none. */
  readonly isMeant: boolean;
  readonly rule: InboundRule;
}

/** Looks what listens on a port of this machine, which program it is, and whether the firewall lets others in. Does not reject. */
export async function probeOwnPort(target: OwnPortTarget, system: HostSystem): Promise<ProbeResult> {
  const all = await system.listening();
  if (all === null) return untold(target);
  const listening = all.filter(({ port }) => port === target.port);
  const owner = listening.length === 0 ? null : await system.ownerOf(target.port);
  const isMeant =
    owner === null ||
    target.programs.length === 0 ||
    target.programs.some((program) => isProgram(owner, program, system.localPath));
  const rule = listening.length === 0 ? 'untold' : await system.inboundRule(target.port, target.programs);
  return judgeOwnPort(target, { listening, owner, isMeant, rule });
}

/** Decides what was found at a port. Pure. */
export function judgeOwnPort({ port, programs }: OwnPortTarget, facts: OwnPortFacts): ProbeResult {
  const text = `port ${port}`;
  if (!facts.listening.some(({ address }) => !isLoopback(address))) {
    const only = facts.listening.length === 0 ? '' : ' but for programs of this machine itself';
    return failed(['host.port_closed'], {
      text,
      explanation: `Nothing listens on TCP port ${port} of this machine${only}.`,
    });
  }
  const who = facts.owner === null ? null : nameOf(facts.owner);
  if (!facts.isMeant && who !== null) {
    const explanation = `TCP port ${port} is held by ${who}, and not by ${programs.join(' or ')}.`;
    return failed(['host.port_taken'], { text, explanation });
  }
  const hints = who === null ? ['Which program listens there, the agent may not see on this machine.'] : [];
  const explanation = `${who ?? 'A program'} listens on TCP port ${port}.`;
  if (facts.rule === 'missing' || facts.rule === 'blocked') {
    const rule =
      facts.rule === 'missing' ? 'has no rule that lets other machines in' : 'has a rule that keeps other machines out';
    return degraded('host.rule_missing', {
      text,
      hints,
      explanation: `${explanation} The firewall of this machine ${rule}.`,
    });
  }
  return passed({ explanation, hints });
}

function untold({ port }: OwnPortTarget): ProbeResult {
  return failed(['unknown.unclassified'], {
    text: `port ${port}`,
    explanation: `This machine does not tell the agent what listens on TCP port ${port}.`,
    fix: `See by hand what listens on port ${port}, and let the agent run as the installer sets it up.`,
  });
}

function nameOf({ path, name, pid }: RunningProgram): string {
  return `${path ?? name} (process ${pid})`;
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
