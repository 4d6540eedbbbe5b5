import type { CheckScope } from '@sightline/allowlist';
import type { CheckState, HostId, StoreId, TenantId } from '@sightline/spec';
import { type AddressDrift, driftDetail } from './address-drift.ts';
import { type CheckMemory, outcomeKind, rememberResult } from './check-memory.ts';
import {
  type CheckView,
  type EvidenceTime,
  type LineObservation,
  type Observation,
  viewLine,
  viewReference,
} from './check-view.ts';
import { explainVerdict } from './explain-verdict.ts';
import { type Judgement, judgeDrift, judgeFailing, judgeSettling, judgeWildcard, needsView } from './judge-check.ts';
import { judgeWithinStore, type PeerAgent } from './judge-within-store.ts';
import { REGRESSION_RULE } from './regression-rule.ts';
import type { StoredDetail } from './stored-evidence.ts';

/** A check with everything needed to judge it. */
export interface JudgedCheck {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  readonly hostId: HostId;
  readonly checkId: string;
  readonly checkNo: number;
  readonly targetKey: string;
  readonly scope: CheckScope;
  readonly isControl: boolean;
  readonly anyOf: string | null;
  readonly timeoutMs: number;
  readonly intervalS: number;
  readonly memory: CheckMemory;
  /** The detail of its newest result that did not pass; null while it passes. */
  readonly detail: StoredDetail | null;
  /** Addresses it was reached at that a firewall with pinned addresses would drop; null for none. */
  readonly drift: AddressDrift | null;
  /** The agent on the host whose port it probes; null if it probes no port, or no agent runs there. */
  readonly peer: PeerAgent | null;
}

/** A result to judge, with what the agent said beyond the outcome. */
export interface DetailedResult {
  readonly atMs: number;
  readonly outcome: number;
  readonly detail: StoredDetail | null;
}

/** What judging changed about a check. */
export interface JudgedChange {
  readonly before: JudgedCheck;
  readonly after: JudgedCheck;
  /** The evidence for the new verdict; null if the state did not change. */
  readonly sentences: readonly string[] | null;
}

/** A check that could not be judged. */
export interface FailedCheck {
  readonly check: JudgedCheck;
  readonly error: unknown;
}

export interface JudgedBatch {
  readonly changes: readonly JudgedChange[];
  readonly failed: readonly FailedCheck[];
}

/** The same target seen from elsewhere, now. */
export interface Reference {
  readonly control: Observation | null;
  readonly stores: readonly { readonly storeId: StoreId; readonly observation: Observation }[];
}

/** Reads what others see; called only for checks that fail often enough to be judged. */
export type ReadReferences = (targetKeys: readonly string[]) => Promise<ReadonlyMap<string, Reference>>;

/** The prefix of a wildcard target's key. */
const WILDCARD = 'wildcard:';
const REPORTS_MISSED_FOR_SILENCE = 3;
const CLOCK_SKEW_MS = 1_000;
const RECOVERY_GRACE_MS = 60_000;
/** States in which some targets may already be back while others were last probed before the recovery. */
const MAY_BE_RECOVERING: readonly CheckState[] = ['target_down', 'store_offline'];

/**
 * Judges the checks of whole stores by new results. `results` is by check id, in time order; `checks` must include every
 * check of each store. Remembers all results first and then judges failing checks, so that each judgment sees the store after
 * the whole batch, and an outage that starts and ends within the batch is history. A check whose judgment throws is returned
 * in `failed`; the others are still judged.
 */
export async function judgeBatch(
  checks: readonly JudgedCheck[],
  results: ReadonlyMap<string, readonly DetailedResult[]>,
  readReferences: ReadReferences,
): Promise<JudgedBatch> {
  const failed: FailedCheck[] = [];
  const attempt = <T>(check: JudgedCheck, work: () => T[]): T[] => {
    try {
      return work();
    } catch (error) {
      failed.push({ check, error });
      return [];
    }
  };
  const remembered = checks.flatMap((before) =>
    attempt(before, () => [{ before, after: applyResults(before, results.get(before.checkId) ?? []) }]),
  );
  const targetKeys = targetsToCompare(remembered.map(({ after }) => after));
  const references = targetKeys.length === 0 ? new Map<string, Reference>() : await readReferences(targetKeys);
  const byStore = Map.groupBy(
    remembered.map(({ after }) => after),
    (check) => check.storeId,
  );
  const changes = remembered.flatMap(({ before, after }) =>
    attempt(before, () => judgeCheck(before, after, byStore.get(after.storeId) ?? [], references)),
  );
  return { changes, failed };
}

/** Returns the targets of failing checks that need a comparison with other vantage points. */
function targetsToCompare(checks: readonly JudgedCheck[]): string[] {
  const failing = checks.filter((check) => needsView(check.memory) && check.scope === 'external');
  return [...new Set(failing.map((check) => check.targetKey))];
}

function judgeCheck(
  before: JudgedCheck,
  after: JudgedCheck,
  store: readonly JudgedCheck[],
  references: ReadonlyMap<string, Reference>,
): JudgedChange[] {
  const { scope, memory } = after;
  if (!needsView(memory)) return changeOf(before, after, null);
  if (scope !== 'external')
    return changeOf(before, applyJudgement(after, judgeWithinStore(scope, memory, after.peer)), null);
  const view = viewOf(after, store, references.get(after.targetKey));
  return changeOf(before, applyJudgement(after, judgeByView(after, view)), view);
}

function changeOf(before: JudgedCheck, after: JudgedCheck, view: CheckView | null): JudgedChange[] {
  return isUnchanged(before, after) ? [] : [{ before, after, sentences: sentencesOf(before, after, view) }];
}

function sentencesOf(before: JudgedCheck, after: JudgedCheck, view: CheckView | null): string[] | null {
  return before.memory.state === after.memory.state ? null : explainVerdict(after.memory, view);
}

function judgeByView({ targetKey }: JudgedCheck, view: CheckView): Judgement {
  const judgement = judgeFailing(view);
  return targetKey.startsWith(WILDCARD) ? judgeWildcard(judgement) : judgement;
}

function applyResults(check: JudgedCheck, results: readonly DetailedResult[]): JudgedCheck {
  return results.reduce((current, result) => {
    const memory = rememberResult(current.memory, result);
    if (memory === current.memory) return current;
    const judgement = judgeDrift(judgeSettling(memory), current.drift);
    return applyJudgement({ ...current, memory, detail: detailAfter(current, result) }, judgement);
  }, check);
}

/** A repeated failure is not worth a write: the detail of the third one stays. */
function detailAfter({ memory, detail, drift }: JudgedCheck, result: DetailedResult): StoredDetail | null {
  if (result.outcome === 0) return drift === null ? null : driftDetail(drift, detail);
  const isRepeat = result.outcome === memory.lastOutcome && memory.streak >= REGRESSION_RULE.failuresToRegress;
  const next = isRepeat && detail !== null ? detail : (result.detail ?? detail);
  return withEvidence(next, result.detail?.evidence ?? detail?.evidence);
}

/** Evidence arrives once, with one of the first failures. Later results carry none, so it stays. */
function withEvidence(detail: StoredDetail | null, evidence: StoredDetail['evidence']): StoredDetail | null {
  return detail === null || evidence === undefined || detail.evidence === evidence ? detail : { ...detail, evidence };
}

function applyJudgement(check: JudgedCheck, judgement: Judgement): JudgedCheck {
  if (judgement.kind === 'wait') return check;
  const { memory } = check;
  const { state, reason } = judgement.verdict;
  if (state === memory.state && reason === memory.reason) return check;
  const sinceMs = state === memory.state ? memory.sinceMs : (memory.outcomeSinceMs ?? memory.sinceMs);
  return { ...check, memory: { ...memory, state, reason, sinceMs } };
}

/** Returns whether nothing changed that needs a write. Freshness alone is kept with the host. */
function isUnchanged(before: JudgedCheck, after: JudgedCheck): boolean {
  const from = before.memory;
  const to = after.memory;
  return (
    before.detail === after.detail &&
    from.state === to.state &&
    from.reason === to.reason &&
    from.streak === to.streak &&
    from.lastOutcome === to.lastOutcome &&
    from.outcomeSinceMs === to.outcomeSinceMs
  );
}

function viewOf(check: JudgedCheck, store: readonly JudgedCheck[], reference: Reference | undefined): CheckView {
  const { memory } = check;
  const newestMs = memory.judgedThroughMs ?? 0;
  const time: EvidenceTime = {
    afterMs: (memory.outcomeSinceMs ?? newestMs) + check.timeoutMs,
    beforeMs: newestMs - (MAY_BE_RECOVERING.includes(memory.state) ? RECOVERY_GRACE_MS : CLOCK_SKEW_MS),
  };
  const others = store.filter(
    (other) => other.scope === 'external' && other.checkId !== check.checkId && wasProbed(other),
  );
  const otherStores = (reference?.stores ?? []).filter((other) => other.storeId !== check.storeId);
  return {
    vantage: check.isControl ? 'control' : 'store',
    alternativePasses: store.some((other) => isAlternative(check, other) && passesSince(other, time.afterMs)),
    line: viewLine(memory.lastOutcome, others.map(observationOf), time),
    reference: viewReference({
      control: reference?.control ?? null,
      otherStores: otherStores.map((other) => other.observation),
      time,
      controlSilentBeforeMs: newestMs - REPORTS_MISSED_FOR_SILENCE * check.intervalS * 1_000,
    }),
  };
}

function isAlternative(check: JudgedCheck, other: JudgedCheck): boolean {
  return (
    check.anyOf !== null &&
    other.anyOf === check.anyOf &&
    other.hostId === check.hostId &&
    other.checkId !== check.checkId
  );
}

function passesSince(check: JudgedCheck, afterMs: number): boolean {
  const { failing, atMs } = observationOf(check);
  return !failing && atMs >= afterMs;
}

function wasProbed(check: JudgedCheck): boolean {
  return check.memory.judgedThroughMs !== null;
}

function observationOf({ memory }: JudgedCheck): LineObservation {
  return {
    outcome: memory.lastOutcome,
    failing: outcomeKind(memory.lastOutcome) === 'fail',
    sinceMs: memory.outcomeSinceMs ?? 0,
    atMs: memory.judgedThroughMs ?? 0,
  };
}
