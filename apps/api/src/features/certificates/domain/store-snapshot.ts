import type { CheckState, Failure, HostId, HostRole, Pack, PhasesMs, StoreId, StoreProfile } from '@sightline/spec';

/** A host as it is when a certificate is issued. */
export interface HostSnapshot {
  readonly id: HostId;
  readonly name: string;
  readonly role: HostRole;
  /** As its agent reports it, for example `win32-x64`. */
  readonly platform: string;
}

/** A check as it is when a certificate is issued, with the last result of its host. */
export interface CheckSnapshot {
  readonly packId: string;
  readonly entryId: string;
  readonly hostId: HostId;
  /** For people: `m570.oltp.pxsplatform.com:443`. */
  readonly target: string;
  /** Checks of one host with the same group are alternatives: one pass is enough. */
  readonly anyOf: string | null;
  readonly intervalS: number;
  readonly state: CheckState;
  /** The reason for the verdict, in one sentence. */
  readonly reason: string;
  /** The failure of the latest result; null when it passed. */
  readonly failure: Failure | null;
  readonly lastProbedAt: Date | null;
  readonly addresses: readonly string[];
  readonly tlsIssuer: string | null;
  readonly phasesMs: PhasesMs | null;
}

/** Everything that the certificate of a store is based on. */
export interface StoreSnapshot {
  readonly id: StoreId;
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly profile: StoreProfile;
  readonly packs: readonly Pack[];
  readonly hosts: readonly HostSnapshot[];
  readonly checks: readonly CheckSnapshot[];
}
