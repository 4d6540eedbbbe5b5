import type { HostRole, Outcome } from '@sightline/spec';

/**
 * The state of a check as seen by this host alone. Whether the store or the vendor is at fault takes the view from outside,
 * which only the API has.
 */
export const LOCAL_STATES = ['line_out', 'failing', 'degraded', 'unseen', 'pass'] as const;
export type LocalState = (typeof LOCAL_STATES)[number];

/** One check of this host, for a person; times are ISO 8601 in UTC. */
export interface TechnicianCheck {
  readonly no: number;
  readonly title: string;
  readonly target: string;
  readonly state: LocalState;
  readonly outcome: Outcome['kind'] | null;
  readonly failure: string | null;
  /** Since when the outcome is the same, as far as this run of the agent knows. */
  readonly since: string | null;
  readonly probedAt: string | null;
  readonly explanation: string;
  readonly fix: string;
  readonly hints: readonly string[];
}

/** The connection to the API. */
export type LineStatus =
  | { readonly kind: 'untried' }
  | { readonly kind: 'up'; readonly acceptedAt: string }
  | { readonly kind: 'down'; readonly since: string; readonly reason: string; readonly acceptedAt: string | null };

/** One thing to do, in order of priority; `nos` are the checks it concerns. */
export interface Advice {
  readonly title: string;
  readonly first: string;
  readonly nos: readonly number[];
}

/** What a technician sees of one host: on the page, in the terminal and in a support ticket. */
export interface TechnicianView {
  readonly schema: 'sightline.host.v1';
  /** The time of this view; in the past if the agent is not running. */
  readonly at: string;
  /** The name of the host's time zone. */
  readonly zone: string;
  readonly hostId: string;
  readonly hostname: string;
  readonly role: HostRole;
  readonly storeName: string;
  readonly apiUrl: string;
  readonly agentVersion: string;
  /** The running process; null if none. */
  readonly pid: number | null;
  readonly pageUrl: string | null;
  readonly line: LineStatus;
  /** Reports queued for sending, or sent but not confirmed as stored. */
  readonly waiting: { readonly reports: number; readonly bytes: number; readonly bytesMax: number };
  readonly dropped: { readonly reports: number; readonly results: number };
  readonly clockOffsetMs: number | null;
  readonly advice: readonly Advice[];
  /** Worst first, then by number. */
  readonly checks: readonly TechnicianCheck[];
}

/** Counts the checks in each state. */
export function countStates(checks: readonly TechnicianCheck[]): Readonly<Record<LocalState, number>> {
  const counts = { line_out: 0, failing: 0, degraded: 0, unseen: 0, pass: 0 };
  for (const { state } of checks) counts[state] += 1;
  return counts;
}
