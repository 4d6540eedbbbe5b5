import type { Entry, Pack, StoreProfile, Target } from '@sightline/spec';
import { targetKey } from '@sightline/spec';
import type { CheckScope, PlannedCheck } from './plan.ts';

/** Facts within a store change seldom, and looking at them costs the machine more than a connect does. */
const INTERVAL_S_MIN = 60;
const TIMEOUT_MS = 5_000;

/** An entry with what its checks take from the store. */
export interface PlannedEntry {
  readonly entry: Entry;
  readonly pack: Pack;
  readonly profile: StoreProfile;
}

interface LocalCheck {
  /** What tells the check from others of its entry, never wording. */
  readonly part: string;
  readonly target: Target;
  readonly scope: Exclude<CheckScope, 'external'>;
  /** Stands behind the entry's title. */
  readonly note?: string;
}

/** A check of something within the store: on its network, or on the host itself. */
export function localCheck({ entry, pack, profile }: PlannedEntry, check: LocalCheck): PlannedCheck {
  const { part, target, scope, note } = check;
  return {
    packId: pack.id,
    key: `${entry.id}/${part}`,
    entryId: entry.id,
    title: note === undefined ? entry.title : `${entry.title} (${note})`,
    target,
    targetKey: targetKey(target),
    scope,
    required: entry.required,
    anyOf: null,
    intervalS: Math.max(INTERVAL_S_MIN, profile.intervalS),
    timeoutMs: TIMEOUT_MS,
  };
}
