'use client';

import { EmptyState, Highlight, Title } from '@mantine/core';
import type { AllowlistList, Entry, Pack, PackSection } from '@sightline/spec';
import { IconFileSearch } from '@tabler/icons-react';
import clsx from 'clsx';
import { useEffect } from 'react';
import classes from './allowlist.module.css';
import { EntryView, ProvenanceLine } from './entry-view.tsx';
import { type FoundSection, findInPack, searchWords } from './find-in-pack.ts';
import { printedRuns } from './printed-runs.ts';

interface PrintedPackProps {
  readonly pack: Pack;
  readonly list: AllowlistList;
  readonly search: string;
}

/** Shows the sections of a pack, with the entries that match the search. */
export function PrintedPack({ pack, list, search }: PrintedPackProps) {
  const found = findInPack(pack, search);
  useScrollToHash();
  return (
    <div className={classes.columns}>
      <SectionNav found={found} />
      <div className={classes.sections}>
        {found.length === 0 && <NothingPrinted search={search} />}
        {found.map(({ section, entries }) => (
          <SectionView key={section.id} section={section} entries={entries} list={list} search={search} />
        ))}
      </div>
    </div>
  );
}

interface SectionViewProps {
  readonly section: PackSection;
  readonly entries: readonly Entry[];
  readonly list: AllowlistList;
  readonly search: string;
}

/** Shows a section: its heading, the printed text below it, and its entries. */
function SectionView({ section, entries, list, search }: SectionViewProps) {
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

/** Links to the sections of the pack. */
function SectionNav({ found }: { readonly found: readonly FoundSection[] }) {
  return (
    <nav aria-label="Sections" className={classes.nav}>
      {found.map(({ section, entries }) => (
        <a key={section.id} href={`#${section.id}`} className={classes.navLink}>
          <span>{section.title}</span>
          {entries.length > 0 && <span className={classes.navCount}>{entries.length}</span>}
        </a>
      ))}
    </nav>
  );
}

/** Shown for a search without matches. */
function NothingPrinted({ search }: { readonly search: string }) {
  return (
    <div className="card">
      <EmptyState
        py={72}
        icon={<IconFileSearch />}
        title={`No matches for “${search}”`}
        description="The search covers every printed line, unknown values and their reasons, flags and address ranges."
      />
    </div>
  );
}

/** Scrolls to the entry in the URL once the page has loaded: the browser looked for it too early. */
function useScrollToHash(): void {
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (id !== '') document.getElementById(id)?.scrollIntoView();
  }, []);
}
