import type { TenantId } from '@sightline/spec';
import { outcomeOfNumber } from '@sightline/spec';
import type { PoolClient } from 'pg';
import { isSteady, outcomeKind } from '../domain/check-memory.ts';
import type { JudgedChange, JudgedCheck } from '../domain/judge-batch.ts';
import type { CheckEvidence } from '../domain/stored-evidence.ts';

const UPDATE_STATES = `
  UPDATE check_state c SET state = n.state, reason = n.reason, since = to_timestamp(n.since_ms / 1000.0),
    last_outcome = n.last_outcome, judged_at = to_timestamp(n.judged_ms / 1000.0), streak = n.streak,
    outcome_since = to_timestamp(n.outcome_since_ms / 1000.0), steady = n.steady, detail = n.detail
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::float8[], $6::smallint[], $7::float8[], $8::smallint[],
    $9::float8[], $10::boolean[], $11::jsonb[])
    AS n (tenant_id, check_id, state, reason, since_ms, last_outcome, judged_ms, streak, outcome_since_ms, steady, detail)
  WHERE c.tenant_id = n.tenant_id AND c.check_id = n.check_id`;

const INSERT_TRANSITIONS = `
  INSERT INTO transition (tenant_id, subject, check_id, store_id, from_state, to_state, reason, evidence, at)
  SELECT n.tenant_id, 'check', n.check_id, n.store_id, n.from_state, n.to_state, n.reason, n.evidence, $8
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::jsonb[])
    AS n (tenant_id, check_id, store_id, from_state, to_state, reason, evidence)`;

/** Stores with checks whose state changed, by tenant. */
export type ChangedStores = ReadonlyMap<TenantId, readonly string[]>;

export interface SavedChanges {
  readonly storesByTenant: ChangedStores;
  /** The new states of checks that changed. */
  readonly transitionsTo: readonly string[];
}

/** Writes what judging changed in the caller's transaction: states, transitions and the counts of the affected stores. */
export async function saveChanges(
  client: PoolClient,
  changes: readonly JudgedChange[],
  now: Date,
): Promise<SavedChanges> {
  const moved = changes.filter((change) => change.before.memory.state !== change.after.memory.state);
  if (changes.length > 0)
    await updateStates(
      client,
      changes.map((change) => change.after),
    );
  if (moved.length > 0) await insertTransitions(client, moved, now);

  const storesByTenant = new Map<TenantId, string[]>();
  for (const [tenantId, ofTenant] of Map.groupBy(moved, (change) => change.after.tenantId)) {
    const stores = [...new Set(ofTenant.map((change) => change.after.storeId as string))].sort();
    await client.query('SELECT refresh_store_states($1, $2::uuid[], $3)', [tenantId, stores, now]);
    storesByTenant.set(tenantId, stores);
  }
  return { storesByTenant, transitionsTo: moved.map((change) => change.after.memory.state) };
}

export function mergeChangedStores(saved: readonly SavedChanges[]): ChangedStores {
  const merged = new Map<TenantId, string[]>();
  for (const { storesByTenant } of saved)
    for (const [tenantId, storeIds] of storesByTenant)
      merged.set(tenantId, [...new Set([...(merged.get(tenantId) ?? []), ...storeIds])]);
  return merged;
}

async function updateStates(client: PoolClient, checks: readonly JudgedCheck[]): Promise<void> {
  const memories = checks.map((check) => check.memory);
  await client.query(UPDATE_STATES, [
    checks.map((check) => check.tenantId),
    checks.map((check) => check.checkId),
    memories.map((memory) => memory.state),
    memories.map((memory) => memory.reason),
    memories.map((memory) => memory.sinceMs),
    memories.map((memory) => memory.lastOutcome),
    memories.map((memory) => memory.judgedThroughMs),
    memories.map((memory) => memory.streak),
    memories.map((memory) => memory.outcomeSinceMs),
    memories.map(isSteady),
    checks.map((check) => (check.detail === null ? null : JSON.stringify(check.detail))),
  ]);
}

async function insertTransitions(client: PoolClient, moved: readonly JudgedChange[], now: Date): Promise<void> {
  const after = moved.map((change) => change.after);
  await client.query(INSERT_TRANSITIONS, [
    after.map((check) => check.tenantId),
    after.map((check) => check.checkId),
    after.map((check) => check.storeId),
    moved.map((change) => change.before.memory.state),
    after.map((check) => check.memory.state),
    after.map((check) => check.memory.reason),
    moved.map((change) => JSON.stringify(evidenceOf(change))),
    now,
  ]);
}

function evidenceOf({ after, sentences }: JudgedChange): CheckEvidence {
  const { memory, detail } = after;
  const outcome = outcomeOfNumber(memory.lastOutcome);
  const fails = outcomeKind(memory.lastOutcome) === 'fail';
  return {
    failure: outcome.kind === 'pass' ? null : outcome.failure,
    explanation: detail?.explanation ?? '',
    fix: detail?.fix ?? '',
    hints: detail?.hints ?? [],
    sentences: [...(sentences ?? [])],
    failingSince: fails && memory.outcomeSinceMs !== null ? new Date(memory.outcomeSinceMs).toISOString() : null,
  };
}
