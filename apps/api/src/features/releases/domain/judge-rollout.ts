import { formatCount, formatPercent, type HaltReason } from '@sightline/spec';
import type { RolloutHostCounts } from './count-rollout-hosts.ts';
import { type StoredRollout, shareOf } from './rollout.ts';

export type RolloutVerdict =
  | { readonly kind: 'wait'; readonly reason: 'not_running' | 'soaking' | 'too_few_updated' }
  | { readonly kind: 'advance'; readonly stage: number; readonly sentence: string }
  | { readonly kind: 'finish'; readonly sentence: string }
  | { readonly kind: 'halt'; readonly reason: HaltReason; readonly sentence: string };

/** The largest share of rollbacks among the hosts that tried the version, whether they kept it or not. */
const ROLLED_BACK_SHARE_MAX = 0.02;
/** How much larger the share of silent hosts may be than among hosts that aren't updated yet. */
const SILENT_SHARE_MAX = 0.05;
/** The share of a stage's non-silent hosts that must run the version before the next stage starts. */
const UPDATED_SHARE_MIN = 0.8;

/** Judges whether a rollout continues, and how far; reasons to halt come before reasons to continue. Pure. */
export function judgeRollout(rollout: StoredRollout, counts: RolloutHostCounts, now: Date): RolloutVerdict {
  if (rollout.state !== 'running') return { kind: 'wait', reason: 'not_running' };
  const halt = findTrouble(rollout, counts);
  if (halt !== null) return halt;

  const { inShare, updated, silent } = counts;
  const next = rollout.stage + 1;
  // A stage without hosts proves nothing, so there is nothing to wait for.
  if (inShare === 0 && next < rollout.stages.length) return advance(rollout, next);
  const soakMs = (rollout.stages[rollout.stage]?.soakS ?? 0) * 1_000;
  if (now.getTime() - rollout.stageSince.getTime() < soakMs) return { kind: 'wait', reason: 'soaking' };
  if (inShare === 0 || updated < (inShare - silent) * UPDATED_SHARE_MIN || updated === 0)
    return { kind: 'wait', reason: 'too_few_updated' };
  if (next < rollout.stages.length) return advance(rollout, next);
  return { kind: 'finish', sentence: `Version ${rollout.version} is rolled out to all hosts.` };
}

function findTrouble(
  { version }: StoredRollout,
  counts: RolloutHostCounts,
): (RolloutVerdict & { kind: 'halt' }) | null {
  const { inShare, updated, newFailures: failed, newBadSignatures, silent, others, othersSilent } = counts;
  if (newBadSignatures > 0) {
    const sentence = `${formatCount(newBadSignatures, 'host')} rejected version ${version}: the operator's key did not sign it.`;
    return { kind: 'halt', reason: 'bad_signature', sentence };
  }
  if (failed > 0 && failed > (updated + failed) * ROLLED_BACK_SHARE_MAX) {
    const sentence = `${failed} of ${formatCount(updated + failed, 'host')} that tried version ${version} rolled it back.`;
    return { kind: 'halt', reason: 'rolled_back', sentence };
  }
  const usual = others === 0 ? 0 : othersSilent / others;
  if (silent > 0 && silent > inShare * (usual + SILENT_SHARE_MAX)) {
    const sentence = `${silent} of ${formatCount(inShare, 'host')} due to run version ${version} went silent.`;
    return { kind: 'halt', reason: 'went_silent', sentence };
  }
  return null;
}

function advance(rollout: StoredRollout, stage: number): RolloutVerdict {
  return { kind: 'advance', stage, sentence: stageSentence({ ...rollout, stage }) };
}

/** Returns what a running rollout does at its stage. */
export function stageSentence(rollout: Pick<StoredRollout, 'version' | 'stages' | 'stage'>): string {
  return `Version ${rollout.version} goes to ${formatPercent(shareOf(rollout) / 100)} of hosts.`;
}
