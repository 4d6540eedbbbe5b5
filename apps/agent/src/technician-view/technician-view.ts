import type { HostRole, Outcome } from '@sightline/spec';

/**
 * How a check stands by what this machine saw. Whether a failure is the store's or the vendor's is not known here: that
 * takes the view from outside, which only the API has.
 */
export const LOCAL_STATES = ['line_out', 'failing', 'degraded', 'unseen', 'pass'] as const;
export type LocalState = (typeof LOCAL_STATES)[number];

/** One check of this host in plain words; times are ISO 8601 in UTC. */
export interface TechnicianCheck {
  readonly no: number;
  readonly title: string;
  readonly target: string;
  readonly state: LocalState;
  readonly outcome: Outcome['kind'] | null;
  readonly failure: string | null;
  /** Since when the outcome is of this kind, as far as this run of the agent saw. */
  readonly since: string | null;
  readonly probedAt: string | null;
  readonly explanation: string;
  readonly fix: string;
  readonly hints: readonly string[];
}

/** The way to the API. */
export type LineStatus =
  | { readonly kind: 'untried' }
  | { readonly kind: 'up'; readonly acceptedAt: string }
  | { readonly kind: 'down'; readonly since: string; readonly reason: string; readonly acceptedAt: string | null };

/** One thing to do, the first of a list to be done first; `nos` are the checks that it is about. */
export interface Advice {
  readonly title: string;
  readonly first: string;
  readonly nos: readonly number[];
}

/** What a technician is shown of one host, on the page, in the terminal and as a text for a ticket. */
export interface TechnicianView {
  readonly schema: 'sightline.host.v1';
  /** When this was so; older than now while the agent does not run. */
  readonly at: string;
  /** The name of the machine's. */
  readonly zone: string;
  readonly hostId: string;
  readonly hostname: string;
  readonly role: HostRole;
  readonly storeName: string;
  readonly apiUrl: string;
  readonly agentVersion: string;
  /** The process that runs now, null when none does. */
  readonly pid: number | null;
  readonly pageUrl: string | null;
  readonly line: LineStatus;
  /** Reports that wait to be sent, or to be confirmed as stored. */
  readonly waiting: { readonly reports: number; readonly bytes: number; readonly bytesMax: number };
  readonly dropped: { readonly reports: number; readonly results: number };
  readonly clockOffsetMs: number | null;
  readonly advice: readonly Advice[];
  /** Worst first, then as they are numbered. */
  readonly checks: readonly TechnicianCheck[];
}

/** How many checks stand in each state. */
export function countStates(checks: readonly TechnicianCheck[]): Readonly<Record<LocalState, number>> {
  const counts = { line_out: 0, failing: 0, degraded: 0, unseen: 0, pass: 0 };
  for (const { state } of checks) counts[state] += 1;
  return counts;
}
