import type { HostRole, Pack, StoreProfile, Target } from '@sightline/spec';
import type { Site } from './site.ts';

/** `external`: on the Internet, where the control sees it too. `lan`: in the store. `host`: on the host itself. */
export const CHECK_SCOPES = ['external', 'lan', 'host'] as const;
export type CheckScope = (typeof CHECK_SCOPES)[number];

/** One check of a plan. */
export interface PlannedCheck {
  /** The pack of its entry; `CONTROL_PACK_ID` for the control's checks, which come from all packs. */
  readonly packId: string;
  /** Identifies the check within its pack and host: from the entry's id and the name's position, never from wording. */
  readonly key: string;
  readonly entryId: string;
  readonly title: string;
  readonly target: Target;
  /** `targetKey(target)`: the same for the same target at every store. */
  readonly targetKey: string;
  readonly scope: CheckScope;
  readonly required: boolean;
  /** Checks of one host with the same group are alternatives: one that passes is enough. Null: no alternatives. */
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

/** An entry, or a part of one, that is not checked on a host, and the reason in one sentence. */
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
