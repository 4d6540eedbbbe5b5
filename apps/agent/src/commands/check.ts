import {
  type AddressOutcome,
  type CheckDocument,
  type Evidence,
  type NetworkTarget,
  PHASES,
  type Phase,
  type PhasesMs,
} from '@sightline/spec';
import type { Network } from '../network/network.ts';
import { explainResult } from '../probers/explain-result.ts';
import { probeTarget } from '../probers/network/probe-target.ts';
import type { ProbeResult } from '../probers/probe-result.ts';
import { openNetwork } from './network-options.ts';
import { documentTarget, parseTarget } from './parse-target.ts';
import { UsageError } from './usage-error.ts';

export interface CheckOptions {
  readonly json?: boolean;
  readonly resolver?: string;
  readonly ca?: string;
  readonly proxy?: string;
  readonly timeout: string;
  /** False with `--no-evidence`. */
  readonly evidence: boolean;
}

const TIMEOUT_MS_MAX = 60_000;
/** Short, because a person is waiting. */
const PATH_TIMEOUT_MS = 5_000;

/**
 * Checks one target and prints the result; returns the exit status: 0 pass or degraded, 1 fail. Throws a UsageError.
 */
export async function runCheck(text: string, options: CheckOptions): Promise<0 | 1> {
  const target = parseTarget(text);
  const timeoutMs = Number(options.timeout);
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs > TIMEOUT_MS_MAX) {
    throw new UsageError(`--timeout "${options.timeout}" must be a number of milliseconds from 1 to ${TIMEOUT_MS_MAX}`);
  }
  const network = openNetwork(options);
  const at = new Date();
  const result = await probeTarget(target, { ...network, timeoutMs });
  const isWanted = options.json === true && options.evidence && result.outcome.kind !== 'pass';
  const evidence = isWanted ? await gather(target, result, network) : null;
  const document = checkDocument(target, at, result, evidence);
  process.stdout.write(
    options.json === true ? `${JSON.stringify(document, null, 2)}\n` : checkText(document, result.phasesMs),
  );
  return document.outcome === 'fail' ? 1 : 0;
}

/** Returns the `sightline.check.v1` document of one probe. */
export function checkDocument(
  target: NetworkTarget,
  at: Date,
  result: ProbeResult,
  evidence: Evidence | null = null,
): CheckDocument {
  return {
    schema: 'sightline.check.v1',
    target: documentTarget(target),
    at: at.toISOString(),
    outcome: result.outcome.kind,
    failure: result.outcome.kind === 'pass' ? null : result.outcome.failure,
    failures: [...result.failures],
    hints: [...result.hints],
    addresses: [...result.addresses],
    ...explainResult(target, result),
    ...(evidence === null ? {} : { evidence }),
  };
}

async function gather(target: NetworkTarget, result: ProbeResult, { resolver }: Network): Promise<Evidence> {
  const { gatherEvidence } = await import('../evidence/gather-evidence.ts');
  const servers = resolver.servers?.() ?? [];
  const view = { servers, seenAddress: null, clockOffsetMs: null };
  return await gatherEvidence({ target, result, view, pathTimeoutMs: PATH_TIMEOUT_MS, takenAt: new Date() });
}

/** Renders a check document for a terminal: the verdict, one line per phase of each address, and the fix. */
function checkText(document: CheckDocument, phasesMs: PhasesMs): string {
  const verdict = document.failure === null ? 'PASS' : `${document.outcome.toUpperCase()} ${document.failure}`;
  const lines = [`${verdict}  ${document.target}`, ''];
  if (document.addresses.length === 0) lines.push(phaseLine('resolve', phasesMs.resolve, document.failure));
  for (const address of document.addresses) lines.push(...addressLines(address), '');
  lines.push(document.explanation);
  if (document.outcome !== 'pass') lines.push(`Fix: ${document.fix}`);
  for (const hint of document.hints) lines.push(`Hint: ${hint}`);
  return `${lines.join('\n')}\n`;
}

function addressLines(address: AddressOutcome): string[] {
  const lines = [`  ${address.address} (IPv${address.family})`];
  for (const phase of PHASES) {
    const ms = address.phasesMs[phase];
    const failsHere = address.failure?.startsWith(`${phase}.`) ?? false;
    if (ms !== null || failsHere) lines.push(phaseLine(phase, ms, failsHere ? address.failure : null));
  }
  return lines;
}

function phaseLine(phase: Phase, ms: number | null, failure: string | null): string {
  const duration = ms === null ? '' : `${ms.toFixed(1)} ms`;
  return `    ${phase.padEnd(9)} ${duration.padStart(11)}  ${failure ?? 'ok'}`;
}
