import type { CheckState } from '@sightline/spec';
import classes from './state-badge.module.css';
import { StateIcon } from './state-icon.tsx';
import { STATE_STYLE } from './state-style.ts';

interface StateBadgeProps {
  readonly state: CheckState;
  readonly size?: 'sm' | 'md' | 'lg';
}

/** A state with its shape, word and color; quiet when it passes, loud when it does not. */
export function StateBadge({ state, size = 'md' }: StateBadgeProps) {
  return (
    <span className={classes.badge} data-state={state} data-size={size}>
      <StateIcon state={state} size={size === 'lg' ? 18 : 14} />
      {STATE_STYLE[state].label}
    </span>
  );
}
