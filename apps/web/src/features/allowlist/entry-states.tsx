import type { AllowlistList } from '@sightline/spec';
import { StateTally } from '../../shared/state/state-tally.tsx';
import classes from './entry.module.css';

interface EntryStatesProps {
  readonly entryId: string;
  readonly list: AllowlistList;
}

/** How many checks of an entry are in which state, and why some of it is not probed. */
export function EntryStates({ entryId, list }: EntryStatesProps) {
  const counts = list.entryStates[entryId];
  const notes = list.entryNotes[entryId] ?? [];
  return (
    <div className={classes.states}>
      {counts === undefined ? <span className={classes.notProbed}>not probed</span> : <StateTally counts={counts} />}
      {notes.map((note) => (
        <span key={note.text} className={classes.note}>
          {note.text} <span className="tabular">({note.hostCount === 1 ? '1 host' : `${note.hostCount} hosts`})</span>
        </span>
      ))}
    </div>
  );
}
