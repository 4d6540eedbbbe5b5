import type { HostRole, Pack, StoreProfile, Target } from '@sightline/spec';
import type { Site } from './site.ts';

/** `external`: on the Internet, the control sees it too. `lan`: within the store. `host`: on the machine itself. */
export const CHECK_SCOPES = ['external', 'lan', 'host'] as const;
export type CheckScope = (typeof CHECK_SCOPES)[number];

/** One check as the plan orders it. */
export interface PlannedCheck {
  /** The pack of its entry; `CONTROL_PACK_ID` for the checks of the control, which come from all packs. */
  readonly packId: string;
  /** Identity of the check within its pack on its host: from the entry's id and the name's place in it, never from wording. */
  readonly key: string;
  readonly entryId: string;
  readonly title: string;
  readonly target: Target;
  /** `targetKey(target)`: equal for equal targets at every store. */
  readonly targetKey: string;
  readonly scope: CheckScope;
  readonly required: boolean;
  /** Checks of one host with the same group are alternatives: one that passes is enough. Null: stands alone. */
  readonly anyOf: string | null;
  readonly intervalS: number;
  readonly timeoutMs: number;
}

export const UNPLANNED_REASONS = [
  'variable_missing',
  'variable_invalid',
  'cell_unknown',
  'suspected_typo',
  'needs_neighbor',
  'other_platform',
  'not_probed_directly',
] as const;
export type UnplannedReason = (typeof UNPLANNED_REASONS)[number];

/** An entry, or a part of one, that is not checked on a host, and why in one sentence. */
export interface Unplanned {
  readonly entryId: string;
  readonly title: string;
  readonly reason: UnplannedReason;
  readonly text: string;
}

export interface HostPlan {
  readonly checks: readonly PlannedCheck[];
  readonly unplanned: readonly Unplanned[];
}

export type PlanHost = (pack: Pack, profile: StoreProfile, role: HostRole, site?: Site) => HostPlan;
