import type { CheckState, Failure, HostId, HostRole, Pack, PhasesMs, StoreId, StoreProfile } from '@sightline/spec';

export interface HostFacts {
  readonly id: HostId;
  readonly name: string;
  readonly role: HostRole;
  /** As its agent told: `win32-x64`. */
  readonly platform: string;
}

/** A check as it stands, and what its machine last saw. */
export interface CheckFacts {
  readonly packId: string;
  readonly entryId: string;
  readonly hostId: HostId;
  /** In words: `m570.oltp.pxsplatform.com:443`. */
  readonly target: string;
  /** Checks of one host with the same group are alternatives: one is enough. */
  readonly anyOf: string | null;
  readonly intervalS: number;
  readonly state: CheckState;
  /** Why the verdict is what it is, in one sentence. */
  readonly reason: string;
  /** Of the newest result; null when it passed. */
  readonly failure: Failure | null;
  readonly lastProbedAt: Date | null;
  readonly addresses: readonly string[];
  readonly tlsIssuer: string | null;
  readonly phasesMs: PhasesMs | null;
}

/** All that a certificate of a store rests on. */
export interface StoreFacts {
  readonly id: StoreId;
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly profile: StoreProfile;
  readonly packs: readonly Pack[];
  readonly hosts: readonly HostFacts[];
  readonly checks: readonly CheckFacts[];
}
