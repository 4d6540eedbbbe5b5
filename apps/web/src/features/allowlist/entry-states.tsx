import { Skeleton } from '@mantine/core';
import type { Allowlist } from '@sightline/spec';
import { StateTally } from '../../shared/state/state-tally.tsx';
import classes from './entry.module.css';

interface EntryStatesProps {
  readonly entryId: string;
  readonly allowlist: Allowlist | undefined;
}

/** How many checks of an entry are in which state, and why some of it is not probed. */
export function EntryStates({ entryId, allowlist }: EntryStatesProps) {
  if (allowlist === undefined) return <Skeleton width={140} height={18} />;
  const counts = allowlist.entryStates[entryId];
  const notes = allowlist.entryNotes[entryId] ?? [];
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
