import type { HostRole } from '@sightline/spec';
import { countStates, type LocalState, type TechnicianCheck, type TechnicianView } from './technician-view.ts';

const MIB = 1024 * 1024;

/** How a state reads wherever it is shown. */
export const STATE_LABELS: Readonly<Record<LocalState, string>> = {
  failing: 'Fails here',
  line_out: 'Line out',
  degraded: 'Degraded',
  unseen: 'Not seen yet',
  pass: 'Pass',
};

export const ROLE_LABELS: Readonly<Record<HostRole, string>> = {
  boh: 'Back of house',
  terminal: 'Terminal',
  caps: 'CAPS',
  service_host: 'Service host',
  control: 'Control',
};

/** The whole host in one sentence. */
export function headline(view: TechnicianView): string {
  const total = view.checks.length;
  if (total === 0) return 'This machine has no checks yet';
  const counts = countStates(view.checks);
  if (counts.line_out > 0) return 'Nothing outside this store is reached';
  if (counts.failing > 0) return `${counts.failing} of ${total} checks fail here`;
  if (counts.degraded > 0) return `${counts.degraded} of ${total} checks are degraded, the others work`;
  if (counts.unseen > 0) return `${counts.unseen} of ${total} checks are not seen yet`;
  return `All ${total} checks pass`;
}

/** The state that the headline is about. */
export function worstLocalState(view: TechnicianView): LocalState {
  return view.checks[0]?.state ?? 'unseen';
}

/** What to do about a check that does not pass. */
export function nextStep({ state, fix }: TechnicianCheck): string {
  return state === 'line_out' ? 'Bring the line back first; nothing is known of this target until then.' : fix;
}

/** The way to the API in one sentence, without its times. */
export function lineWords(view: TechnicianView): string {
  switch (view.line.kind) {
    case 'untried':
      return 'Nothing was sent to Sightline yet';
    case 'up':
      return 'Connected to Sightline';
    case 'down':
      return 'Sightline is not reached';
  }
}

/** How many reports wait, in words. */
export function waitingWords({ waiting }: TechnicianView): string {
  if (waiting.reports === 0) return 'no report waits';
  const reports = waiting.reports === 1 ? '1 report waits' : `${waiting.reports} reports wait`;
  return `${reports} on this disk (${mebibytes(waiting.bytes)} of ${Math.round(waiting.bytesMax / MIB)} MiB)`;
}

function mebibytes(bytes: number): string {
  return bytes < MIB / 10 ? 'below 0.1' : (bytes / MIB).toFixed(1);
}
