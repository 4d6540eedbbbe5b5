import type { PlannedCheck } from '@sightline/allowlist';
import type { CheckId } from '@sightline/spec';

/** A check as stored, in use or retired. */
export interface StoredCheck extends Omit<PlannedCheck, 'target'> {
  readonly id: CheckId;
  readonly checkNo: number;
  readonly isRetired: boolean;
}

/** The writes that make the stored checks of a host match its plan. */
export interface PlanChanges {
  readonly added: readonly { readonly checkNo: number; readonly check: PlannedCheck }[];
  /** Checks that stay or return, with other values. */
  readonly changed: readonly { readonly id: CheckId; readonly check: PlannedCheck }[];
  readonly retired: readonly CheckId[];
  /** Checks above that fall back to `unverified`: the target changed, or the check was retired or restored. */
  readonly reset: readonly CheckId[];
}

/**
 * Compares the stored checks of a host, retired ones included, with its plan, by pack and key. A check number is never
 * reused: new checks are numbered above the highest number ever used, and a check that returns keeps its own. Pure.
 */
export function diffPlan(stored: readonly StoredCheck[], planned: readonly PlannedCheck[]): PlanChanges {
  const storedByKey = new Map(stored.map((check) => [identityOf(check), check]));
  const plannedKeys = new Set(planned.map(identityOf));
  const added: { checkNo: number; check: PlannedCheck }[] = [];
  const changed: { id: CheckId; check: PlannedCheck }[] = [];
  const reset: CheckId[] = [];
  let checkNo = Math.max(0, ...stored.map((check) => check.checkNo));

  for (const check of planned) {
    const known = storedByKey.get(identityOf(check));
    if (!known) {
      checkNo += 1;
      added.push({ checkNo, check });
      continue;
    }
    if (!known.isRetired && isSame(known, check)) continue;
    changed.push({ id: known.id, check });
    if (known.isRetired || known.targetKey !== check.targetKey) reset.push(known.id);
  }
  const retired = stored
    .filter((check) => !check.isRetired && !plannedKeys.has(identityOf(check)))
    .map((check) => check.id);
  return { added, changed, retired, reset: [...reset, ...retired] };
}

function identityOf({ packId, key }: Pick<PlannedCheck, 'packId' | 'key'>): string {
  return `${packId}/${key}`;
}

/** Returns whether a plan changes nothing. */
export function isUnchanged(changes: PlanChanges): boolean {
  return changes.added.length + changes.changed.length + changes.retired.length === 0;
}

/** Compares everything but the target itself: equal targets have equal keys. */
function isSame(a: Omit<PlannedCheck, 'target'>, b: Omit<PlannedCheck, 'target'>): boolean {
  return (
    a.targetKey === b.targetKey &&
    a.entryId === b.entryId &&
    a.title === b.title &&
    a.scope === b.scope &&
    a.required === b.required &&
    a.anyOf === b.anyOf &&
    a.intervalS === b.intervalS &&
    a.timeoutMs === b.timeoutMs
  );
}
