import type { PlannedCheck } from './plan.ts';

/** What stands for a pack at the checks of the control: they come from all packs, each target once. */
export const CONTROL_PACK_ID = 'control';

/**
 * The checks of the control: every external target of the given checks once, whichever stores they come from.
 *
 * The key is the target's, because the control has no store of its own; alternatives are each checked. A target is
 * probed as often as the most frequent of its checks. In the order of the keys, so that the order given does not matter.
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

/** By code unit, so that the order is the same on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
