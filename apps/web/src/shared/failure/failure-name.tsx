import type { Failure } from '@sightline/spec';
import { failureLabel } from './failure-label.ts';
import classes from './failure-name.module.css';

/** A failure in words, with its code beside it, small. */
export function FailureName({ failure }: { readonly failure: Failure }) {
  return (
    <span className={classes.failure}>
      {failureLabel(failure)} <code className={classes.code}>{failure}</code>
    </span>
  );
}
