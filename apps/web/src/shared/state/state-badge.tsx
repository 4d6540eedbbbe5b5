import { CHECK_STATES, type CheckState, STATE_TEXT, type StateCounts } from '@sightline/spec';
import classes from './state-badge.module.css';
import { STATE_STYLE } from './state-style.ts';

interface StateBadgeProps {
  readonly state: CheckState;
  readonly size?: 'sm' | 'md' | 'lg';
}

/** Shows a state with its icon, label and color; quiet for a pass, loud otherwise. */
export function StateBadge({ state, size = 'md' }: StateBadgeProps) {
  return (
    <span className={classes.badge} data-state={state} data-size={size}>
      <StateIcon state={state} size={size === 'lg' ? 18 : 14} />
      {STATE_TEXT[state].label}
    </span>
  );
}

/** Shows the icon of a state, in the color of the surrounding text; always next to a label or labeled itself. */
export function StateIcon({ state, size = 16 }: { readonly state: CheckState; readonly size?: number }) {
  const Shape = STATE_STYLE[state].icon;
  return <Shape size={size} stroke={2.2} aria-hidden />;
}

interface StateTallyProps {
  readonly counts: StateCounts;
  /** Leaves out passing ones. */
  readonly troubleOnly?: boolean;
}

/** Shows how many are in each state, worst first, without empty states. */
export function StateTally({ counts, troubleOnly = false }: StateTallyProps) {
  const states = CHECK_STATES.filter((state) => counts[state] > 0 && !(troubleOnly && state === 'pass'));
  return (
    <span className={classes.tally}>
      {states.map((state) => (
        <span key={state} className={classes.item} data-state={state} title={STATE_TEXT[state].sentence}>
          <StateIcon state={state} size={14} />
          <b>{counts[state]}</b> {STATE_TEXT[state].counted}
        </span>
      ))}
    </span>
  );
}
