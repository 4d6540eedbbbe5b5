import { CHECK_STATES, type StateCounts } from '@sightline/spec';
import { StateIcon } from './state-icon.tsx';
import { STATE_STYLE } from './state-style.ts';
import classes from './state-tally.module.css';

interface StateTallyProps {
  readonly counts: StateCounts;
  /** Without it, what passes is counted as well. */
  readonly troubleOnly?: boolean;
}

/** How many are in each state, worst first, without the states that nothing is in. */
export function StateTally({ counts, troubleOnly = false }: StateTallyProps) {
  const states = CHECK_STATES.filter((state) => counts[state] > 0 && !(troubleOnly && state === 'pass'));
  return (
    <span className={classes.tally}>
      {states.map((state) => (
        <span key={state} className={classes.item} data-state={state} title={STATE_STYLE[state].sentence}>
          <StateIcon state={state} size={14} />
          <b>{counts[state]}</b> {STATE_STYLE[state].label.toLowerCase()}
        </span>
      ))}
    </span>
  );
}
