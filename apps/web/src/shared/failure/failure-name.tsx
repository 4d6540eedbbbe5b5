import { FAILURE_GUIDE, type Failure } from '@sightline/spec';
import classes from './failure-name.module.css';

/** Shows a failure in words, with its code in small type. */
export function FailureName({ failure }: { readonly failure: Failure }) {
  return (
    <span className={classes.failure}>
      {failureLabel(failure)} <code className={classes.code}>{failure}</code>
    </span>
  );
}

/** Returns the label of a failure, as in alerts: "TCP connection timed out". */
export function failureLabel(failure: Failure): string {
  return FAILURE_GUIDE[failure].label;
}
