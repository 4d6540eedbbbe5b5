import type { PlannedCheck } from '@sightline/allowlist';
import type { CheckId } from '@sightline/spec';

/** A check as it stands in the database, in use or retired. */
export interface StoredCheck extends Omit<PlannedCheck, 'target'> {
  readonly id: CheckId;
  readonly checkNo: number;
  readonly isRetired: boolean;
}

/** What must be written so that a host's checks are those of its plan. */
export interface PlanChanges {
  readonly added: readonly { readonly checkNo: number; readonly check: PlannedCheck }[];
  /** Checks that stay, or come back, but not as they were. */
  readonly changed: readonly { readonly id: CheckId; readonly check: PlannedCheck }[];
  readonly retired: readonly CheckId[];
  /** Those of the checks above whose verdict holds no more: other target, retired, or back from it. */
  readonly unknownNow: readonly CheckId[];
}

/**
 * Compares the stored checks of a host, retired ones included, with its plan, by pack and key. A number is given once: new checks
 * go on above the highest there ever was, and a check that comes back keeps its own.
 */
export function planChanges(stored: readonly StoredCheck[], planned: readonly PlannedCheck[]): PlanChanges {
  const storedByKey = new Map(stored.map((check) => [identityOf(check), check]));
  const plannedKeys = new Set(planned.map(identityOf));
  const added: { checkNo: number; check: PlannedCheck }[] = [];
  const changed: { id: CheckId; check: PlannedCheck }[] = [];
  const unknownNow: CheckId[] = [];
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
    if (known.isRetired || known.targetKey !== check.targetKey) unknownNow.push(known.id);
  }
  const retired = stored
    .filter((check) => !check.isRetired && !plannedKeys.has(identityOf(check)))
    .map((check) => check.id);
  return { added, changed, retired, unknownNow: [...unknownNow, ...retired] };
}

function identityOf({ packId, key }: Pick<PlannedCheck, 'packId' | 'key'>): string {
  return `${packId}/${key}`;
}

export function isUnchanged(changes: PlanChanges): boolean {
  return changes.added.length + changes.changed.length + changes.retired.length === 0;
}

/** Whether two checks order the same probe; the target counts by its key, which is equal for equal targets. */
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
