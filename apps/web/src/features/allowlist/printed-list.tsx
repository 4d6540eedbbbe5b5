'use client';

import type { AllowlistList, Pack } from '@sightline/spec';
import classes from './allowlist.module.css';
import { findInPack } from './find-in-pack.ts';
import { NothingPrinted } from './nothing-printed.tsx';
import { SectionNav } from './section-nav.tsx';
import { SectionView } from './section-view.tsx';
import { useScrollToHash } from './use-scroll-to-hash.ts';

interface PrintedListProps {
  readonly pack: Pack;
  readonly list: AllowlistList;
  readonly search: string;
}

/** The sections of a list with what a search finds in them. */
export function PrintedList({ pack, list, search }: PrintedListProps) {
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
