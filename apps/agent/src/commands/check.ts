import type { CheckDocument, Evidence, NetworkTarget } from '@sightline/spec';
import type { Network } from '../network/network.ts';
import { explainResult } from '../probers/explain-result.ts';
import { type ProbeResult, probeTarget } from '../probers/network/probe-target.ts';
import { checkText } from './check-text.ts';
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
/** Somebody waits for it. */
const PATH_TIMEOUT_MS = 5_000;

/** Diagnoses one target and prints it; gives the exit status: 0 pass or degraded, 1 fail. Throws a UsageError. */
export async function runCheck(text: string, options: CheckOptions): Promise<0 | 1> {
  const target = parseTarget(text);
  const timeoutMs = Number(options.timeout);
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs > TIMEOUT_MS_MAX) {
    throw new UsageError(`--timeout "${options.timeout}" is not a number of milliseconds up to ${TIMEOUT_MS_MAX}`);
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

/** The `sightline.check.v1` document of one probe. */
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
