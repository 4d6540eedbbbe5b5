import type { CheckState, EntryVerdict } from '@sightline/spec';
import { StateIcon } from '../../shared/state/state-icon.tsx';
import classes from './certificates.module.css';
import { VERDICT_LABEL } from './verdict-style.ts';

interface VerdictBadgeProps {
  readonly verdict: EntryVerdict;
  readonly state: CheckState;
}

/** A verdict with its sign. */
export function VerdictBadge({ verdict, state }: VerdictBadgeProps) {
  return (
    <span className={classes.badge} data-state={state} data-quiet={verdict === 'not_applicable'}>
      {verdict !== 'not_applicable' && <StateIcon state={state} size={14} />}
      {VERDICT_LABEL[verdict]}
    </span>
  );
}
