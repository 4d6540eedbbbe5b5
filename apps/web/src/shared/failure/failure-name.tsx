import { FAILURE_GUIDE, type Failure } from '@sightline/spec';
import classes from './failure-name.module.css';

/** A failure in words, with its code beside it, small. */
export function FailureName({ failure }: { readonly failure: Failure }) {
  return (
    <span className={classes.failure}>
      {failureLabel(failure)} <code className={classes.code}>{failure}</code>
    </span>
  );
}

/** A failure in a few words, as it also reads in alerts: "TCP connect timed out". */
export function failureLabel(failure: Failure): string {
  return FAILURE_GUIDE[failure].label;
}
