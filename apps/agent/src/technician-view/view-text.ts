import { formatBytes, formatCount, pluralize } from '@sightline/spec';
import { countStates, type LocalState, type TechnicianCheck, type TechnicianView } from './technician-view.ts';

/** The label of each state, on the page and in the terminal. */
export const STATE_LABELS: Readonly<Record<LocalState, string>> = {
  failing: 'Fails here',
  line_out: 'Line down',
  degraded: 'Degraded',
  unseen: 'Not checked yet',
  pass: 'Pass',
};

/** Returns one sentence about the whole host. */
export function headline(view: TechnicianView): string {
  const total = view.checks.length;
  if (total === 0) return 'No checks on this machine yet';
  const counts = countStates(view.checks);
  const checks = pluralize(total, 'check');
  if (counts.line_out > 0) return "Can't reach anything outside this store";
  if (counts.failing > 0)
    return `${counts.failing} of ${total} ${checks} ${pluralize(counts.failing, 'fails', 'fail')} here`;
  if (counts.degraded > 0) {
    return `${counts.degraded} of ${total} ${checks} ${pluralize(counts.degraded, 'is', 'are')} degraded; the rest pass`;
  }
  if (counts.unseen > 0) return `${counts.unseen} of ${total} ${checks} not run yet`;
  return total === 1 ? 'The only check passes' : `All ${total} checks pass`;
}

/** Returns the state that the headline is about. */
export function worstLocalState(view: TechnicianView): LocalState {
  return view.checks[0]?.state ?? 'unseen';
}

/** Returns what to do about a check that does not pass. */
export function nextStep({ state, fix }: TechnicianCheck): string {
  return state === 'line_out' ? "Restore the line first; until then we can't tell whether this target works." : fix;
}

/** Returns the state of the connection to the API, without times. */
export function connectionText(view: TechnicianView): string {
  switch (view.line.kind) {
    case 'untried':
      return 'Nothing sent to Sightline yet';
    case 'up':
      return 'Connected to Sightline';
    case 'down':
      return "Can't reach Sightline";
  }
}

/** Returns how many reports are queued: `43 reports queued on disk (1 MiB of 64 MiB)`. */
export function queueText({ waiting }: TechnicianView): string {
  if (waiting.reports === 0) return 'No reports queued';
  const space = `${formatBytes(waiting.bytes)} of ${formatBytes(waiting.bytesMax)}`;
  return `${formatCount(waiting.reports, 'report')} queued on disk (${space})`;
}

/** Returns how many results were lost: `12 results in 3 reports`. */
export function lossText({ dropped }: TechnicianView): string {
  return `${formatCount(dropped.results, 'result')} in ${formatCount(dropped.reports, 'report')}`;
}
