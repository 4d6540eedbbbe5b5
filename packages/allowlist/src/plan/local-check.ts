import type { Entry, Pack, StoreProfile, Target } from '@sightline/spec';
import { targetKey } from '@sightline/spec';
import type { CheckScope, PlannedCheck } from './plan.ts';

/** Facts in a store rarely change, and reading them costs a host more than a connect. */
const INTERVAL_S_MIN = 60;
const TIMEOUT_MS = 5_000;

/** An entry with the store's profile and the entry's pack. */
export interface PlannedEntry {
  readonly entry: Entry;
  readonly pack: Pack;
  readonly profile: StoreProfile;
}

interface LocalCheck {
  /** Distinguishes the check from others of its entry; never from wording. */
  readonly part: string;
  readonly target: Target;
  readonly scope: Exclude<CheckScope, 'external'>;
  /** Follows the entry's title in parentheses. */
  readonly note?: string;
}

/** Returns a check within the store: on its network or on the host itself. */
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
