'use client';

import { Highlight } from '@mantine/core';
import { type AllowlistList, type Entry, CUSTOM_PACK_PREFIX } from '@sightline/spec';
import { AppliesTo } from './applies-to.tsx';
import classes from './entry.module.css';
import { EntryCells } from './entry-cells.tsx';
import { EntryDates } from './entry-dates.tsx';
import { EntryFlags } from './entry-flags.tsx';
import { EntryStates } from './entry-states.tsx';
import { EntrySubject } from './entry-subject.tsx';
import { ProvenanceLine } from './provenance-line.tsx';
import { searchWords } from './search-words.ts';

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
