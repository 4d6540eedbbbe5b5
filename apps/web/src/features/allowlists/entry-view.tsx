'use client';

import { Highlight } from '@mantine/core';
import {
  type AllowlistList,
  type Cell,
  CUSTOM_PACK_PREFIX,
  type Entry,
  formatCount,
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

/** Shows an entry: its printed text, unknown values, flags and provenance, and its state across the fleet. */
export function EntryView({ entry, list, search }: EntryViewProps) {
  const words = searchWords(search);
  // A custom entry is shown as facts: there is no vendor's text to reproduce.
  const isOwn = list.packId.startsWith(CUSTOM_PACK_PREFIX);
  const loose = isOwn ? [] : linesOutsideCells(entry);
  return (
    <article className={classes.entry} id={entry.id} aria-labelledby={`${entry.id}-title`}>
      <div className={classes.entryHead}>
        <h3 id={`${entry.id}-title`} className={classes.entryTitle}>
          <Highlight component="span" highlight={words} inherit>
            {entry.title}
          </Highlight>
          {!entry.required && <span className={classes.optional}>Optional</span>}
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

/** Returns the printed lines that no table cell contains. */
function linesOutsideCells({ asPrinted, cells }: Entry): string[] {
  const held = new Set(cells.flatMap((cell) => (cell.kind === 'stated' ? cell.text.split('\n') : [])));
  return asPrinted.filter((line) => !held.has(line));
}

interface EntryCellsProps {
  readonly cells: readonly Cell[];
  readonly words: string[];
}

/** Shows a row of the vendor's table by cell, with the reasons of unknown cells below. */
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
                  <span className={classes.cellCorrected}>Probably means: {cell.corrected}</span>
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

/** Shows how many checks of an entry are in each state, and why parts of it are not probed. */
function EntryStates({ entryId, list }: EntryStatesProps) {
  const counts = list.entryStates[entryId];
  const reached = list.rangesReached[entryId];
  // No need to say that ranges are not scanned where traffic shows that they are open.
  const notes = reached === undefined ? (list.entryNotes[entryId] ?? []) : [];
  return (
    <div className={classes.states}>
      {counts === undefined ? <Unprobed reached={reached} /> : <StateTally counts={counts} />}
      {notes.map((note) => (
        <span key={note.text} className={classes.note}>
          {note.text} <span className="tabular">({formatCount(note.hostCount, 'host')})</span>
        </span>
      ))}
    </div>
  );
}

/** Ranges are not scanned; targets reached at addresses within them show that they are open. */
function Unprobed({ reached }: { readonly reached: AllowlistList['rangesReached'][string] | undefined }) {
  if (reached === undefined) return <span className={classes.notProbed}>Not probed</span>;
  const { targetCount, checkCount, seenAt } = reached;
  return (
    <span className={classes.note}>
      <span className="tabular">{formatCount(checkCount, 'check reaches', 'checks reach')}</span>{' '}
      <span className="tabular">{formatCount(targetCount, 'target')}</span> at addresses in these ranges; last seen{' '}
      <Instant at={seenAt} />
    </span>
  );
}

/** Shows the stores and host roles that an entry applies to. */
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

/** Shows where something is printed in the vendor's text. */
export function ProvenanceLine({ provenance }: { readonly provenance: Provenance }) {
  return <span className={classes.provenance}>{provenanceText(provenance)}</span>;
}
