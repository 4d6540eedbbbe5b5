import { type CheckScope } from '@sightline/allowlist';
import { type CheckId, type StoreId, targetSchema, targetText } from '@sightline/spec';
import type { CheckFacts } from '../domain/incident.ts';

/** Of `planned_check`, what places and names it. */
export interface CheckRow {
  readonly check_id: CheckId;
  readonly store_id: StoreId;
  readonly target_key: string;
  readonly target: unknown;
  readonly scope: CheckScope;
}

export function checkFactsOf(row: CheckRow): CheckFacts {
  return {
    id: row.check_id,
    storeId: row.store_id,
    targetKey: row.target_key,
    scope: row.scope,
    targetText: targetText(targetSchema.parse(row.target)),
  };
}
