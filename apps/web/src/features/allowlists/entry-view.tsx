'use client';

import { Highlight } from '@mantine/core';
import {
  type AllowlistList,
  type Cell,
  CUSTOM_PACK_PREFIX,
  type Entry,
  type Provenance,
  profileLabel,
  ROLE_SHORT_LABEL,
} from '@sightline/spec';
import { StateTally } from '../../shared/state/state-badge.tsx';
import { Instant } from '../../shared/time/instant.tsx';
import classes from './entry.module.css';
import { EntryFlags } from './entry-flags.tsx';
import { EntryDates, EntrySubject } from './entry-subject.tsx';
import { searchWords } from './find-in-pack.ts';
import { provenanceText } from './provenance-text.ts';

interface EntryViewProps {
  readonly entry: Entry;
  readonly list: AllowlistList;
  readonly search: string;
}

/** One entry: as printed, what is unknown of it, what is odd about it, where it stands, and its state over the fleet. */
export function EntryView({ entry, list, search }: EntryViewProps) {
  const words = searchWords(search);
  // What a tenant typed in itself is said as facts: there is no vendor's print to keep to.
  const isOwn = list.packId.startsWith(CUSTOM_PACK_PREFIX);
  const loose = isOwn ? [] : linesOutsideCells(entry);
  return (
    <article className={classes.entry} id={entry.id} aria-labelledby={`${entry.id}-title`}>
      <div className={classes.entryHead}>
        <h3 id={`${entry.id}-title`} className={classes.entryTitle}>
          <Highlight component="span" highlight={words} inherit>
            {entry.title}
          </Highlight>
          {!entry.required && <span className={classes.optional}>not required</span>}
        </h3>
        <EntryStates entryId={entry.id} list={list} />
      </div>
      {!isOwn && <EntryCells cells={entry.cells} words={words} />}
      {loose.length > 0 && (
        <blockquote className={classes.printed}>
          {loose.map((line) => (
            <Highlight key={line} component="p" highlight={words} inherit>
              {line}
            </Highlight>
          ))}
        </blockquote>
      )}
      <EntrySubject subject={entry.subject} isPrinted={!isOwn && entry.cells.length > 0} />
      <EntryDates entry={entry} />
      <EntryFlags entry={entry} isOpen={words.length > 0} />
      <div className={classes.entryFoot}>
        <ProvenanceLine provenance={entry.provenance} />
        <AppliesTo entry={entry} />
      </div>
    </article>
  );
}

/** The printed lines that no cell of the table holds already. */
function linesOutsideCells({ asPrinted, cells }: Entry): string[] {
  const held = new Set(cells.flatMap((cell) => (cell.kind === 'stated' ? cell.text.split('\n') : [])));
  return asPrinted.filter((line) => !held.has(line));
}

interface EntryCellsProps {
  readonly cells: readonly Cell[];
  readonly words: string[];
}

/** A row of the vendor's table, cell by cell; an unknown cell says so, and below is why. */
function EntryCells({ cells, words }: EntryCellsProps) {
  if (cells.length === 0) return null;
  const unknown = Map.groupBy(
    cells.filter((cell) => cell.kind === 'unknown'),
    (cell) => cell.reason,
  );
  return (
    <>
      <dl className={classes.cells}>
        {cells.map((cell) => (
          <div key={cell.column} className={classes.cell} data-kind={cell.kind}>
            <dt>{cell.column}</dt>
            {cell.kind === 'stated' ? (
              <dd>
                <Highlight component="span" highlight={words} inherit>
                  {cell.text}
                </Highlight>
                {cell.corrected !== undefined && (
                  <span className={classes.cellCorrected}>probably meant: {cell.corrected}</span>
                )}
              </dd>
            ) : (
              <dd>unknown</dd>
            )}
          </div>
        ))}
      </dl>
      {[...unknown].map(([reason, alike]) => (
        <p key={reason} className={classes.unknownWhy}>
          <b>{alike.map((cell) => cell.column).join(', ')} unknown:</b> {reason}
        </p>
      ))}
    </>
  );
}

interface EntryStatesProps {
  readonly entryId: string;
  readonly list: AllowlistList;
}

/** How many checks of an entry are in which state, and why some of it is not probed. */
function EntryStates({ entryId, list }: EntryStatesProps) {
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

/** Which stores and which of their machines an entry concerns. */
function AppliesTo({ entry }: { readonly entry: Entry }) {
  const { pos, regions, environments, roles } = entry.appliesTo;
  const named = [pos, regions, environments].flatMap((value) => (value === 'all' ? [] : value.map(profileLabel)));
  const where = named.length === 0 ? ['All stores'] : named;
  return (
    <span className={classes.applies}>
      {[...where, ...roles.map((role) => ROLE_SHORT_LABEL[role])].map((text) => (
        <span key={text} className={classes.chip}>
          {text}
        </span>
      ))}
    </span>
  );
}

/** Where in the vendor's text something stands. */
export function ProvenanceLine({ provenance }: { readonly provenance: Provenance }) {
  return <span className={classes.provenance}>{provenanceText(provenance)}</span>;
}
