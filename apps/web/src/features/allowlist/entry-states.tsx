import type { AllowlistList } from '@sightline/spec';
import { StateTally } from '../../shared/state/state-tally.tsx';
import { Instant } from '../../shared/time/instant.tsx';
import classes from './entry.module.css';

interface EntryStatesProps {
  readonly entryId: string;
  readonly list: AllowlistList;
}

/** How many checks of an entry are in which state, and why some of it is not probed. */
export function EntryStates({ entryId, list }: EntryStatesProps) {
  const counts = list.entryStates[entryId];
  const reached = list.rangesReached[entryId];
  // That ranges are not scanned goes without saying where traffic shows them to be open.
  const notes = reached === undefined ? (list.entryNotes[entryId] ?? []) : [];
  return (
    <div className={classes.states}>
      {counts === undefined ? <Unprobed reached={reached} /> : <StateTally counts={counts} />}
      {notes.map((note) => (
        <span key={note.text} className={classes.note}>
          {note.text} <span className="tabular">({note.hostCount === 1 ? '1 host' : `${note.hostCount} hosts`})</span>
        </span>
      ))}
    </div>
  );
}

/** Ranges are not scanned; that targets are reached at addresses within them shows them to be open. */
function Unprobed({ reached }: { readonly reached: AllowlistList['rangesReached'][string] | undefined }) {
  if (reached === undefined) return <span className={classes.notProbed}>not probed</span>;
  const { targetCount, checkCount, seenAt } = reached;
  return (
    <span className={classes.note}>
      <span className="tabular">{targetCount === 1 ? '1 target is' : `${targetCount} targets are`}</span> reached at
      addresses within these ranges,{' '}
      <span className="tabular">{checkCount === 1 ? 'by 1 check' : `by ${checkCount} checks`}</span>; last told{' '}
      <Instant at={seenAt} />
    </span>
  );
}
