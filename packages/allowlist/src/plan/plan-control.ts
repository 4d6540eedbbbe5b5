import type { PlannedCheck } from './plan.ts';

/** The pack id of the control's checks, which come from all packs, each target once. */
export const CONTROL_PACK_ID = 'control';

/**
 * Returns the checks of the control: every external target of the given checks once.
 *
 * The target's key is the check's key, because the control has no store. Alternatives are each checked. A target is probed
 * as often as its most frequent check. Sorted by key, so the order of the input does not matter.
 */
export function planControl(checks: readonly PlannedCheck[]): PlannedCheck[] {
  const byTarget = new Map<string, PlannedCheck>();
  for (const check of checks) {
    if (check.scope !== 'external') continue;
    const known = byTarget.get(check.targetKey);
    byTarget.set(check.targetKey, known === undefined ? controlCheck(check) : combined(known, check));
  }
  return [...byTarget.values()].sort((a, b) => compareText(a.key, b.key));
}

function controlCheck(check: PlannedCheck): PlannedCheck {
  return { ...check, packId: CONTROL_PACK_ID, key: check.targetKey, anyOf: null };
}

function combined(known: PlannedCheck, check: PlannedCheck): PlannedCheck {
  const named = compareText(check.entryId, known.entryId) < 0 ? check : known;
  return {
    ...known,
    entryId: named.entryId,
    title: named.title,
    required: known.required || check.required,
    intervalS: Math.min(known.intervalS, check.intervalS),
    timeoutMs: Math.max(known.timeoutMs, check.timeoutMs),
  };
}

/** Compares code units, so that the order is the same on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
