'use client';

import { Highlight, Title } from '@mantine/core';
import type { AllowlistList, Entry, PackSection } from '@sightline/spec';
import clsx from 'clsx';
import classes from './allowlist.module.css';
import { EntryView } from './entry-view.tsx';
import { printedRuns } from './printed-runs.ts';
import { ProvenanceLine } from './provenance-line.tsx';
import { searchWords } from './search-words.ts';

interface SectionViewProps {
  readonly section: PackSection;
  readonly entries: readonly Entry[];
  readonly list: AllowlistList;
  readonly search: string;
}

/** A heading of the list with the text below it and its entries. */
export function SectionView({ section, entries, list, search }: SectionViewProps) {
  const words = searchWords(search);
  const lines = section.asPrinted.filter((line) => line !== section.title);
  return (
    <section className={classes.section} id={section.id} aria-labelledby={`${section.id}-heading`}>
      <div className={classes.sectionHead}>
        <Title order={2} id={`${section.id}-heading`} className={classes.sectionTitle}>
          {section.title}
        </Title>
        {section.provenance !== undefined && <ProvenanceLine provenance={section.provenance} />}
      </div>
      {printedRuns(lines).map((run) =>
        run.kind === 'paragraph' ? (
          <Highlight key={run.text} component="p" highlight={words} className={clsx(classes.paragraph)} maw="80ch">
            {run.text}
          </Highlight>
        ) : (
          <Highlight key={run.texts.join()} component="p" highlight={words} className={clsx(classes.columnHeads)}>
            {run.texts.join('  ·  ')}
          </Highlight>
        ),
      )}
      {entries.length > 0 && (
        <div className="card">
          {entries.map((entry) => (
            <EntryView key={entry.id} entry={entry} list={list} search={search} />
          ))}
        </div>
      )}
    </section>
  );
}
