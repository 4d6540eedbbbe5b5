import { type CheckScope } from '@sightline/allowlist';
import { type CheckId, type StoreId, targetSchema, targetText } from '@sightline/spec';
import type { CheckFacts } from '../domain/incident.ts';

/** What places and names a check, from `planned_check`. */
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
    targetText: targetNameOf(row),
  };
}

/** Returns how people write a target. Falls back to its key if this version can't read it: a name must not stop an incident. */
export function targetNameOf(row: Pick<CheckRow, 'target' | 'target_key'>): string {
  const target = targetSchema.safeParse(row.target);
  return target.success ? targetText(target.data) : row.target_key;
}
