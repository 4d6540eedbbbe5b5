'use client';

import { PAYTRONIX_PACK } from '@sightline/spec';
import { useDeferredValue, useState } from 'react';
import { SourceWarnings } from '../list-sources/source-warnings.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import classes from './allowlist.module.css';
import { AllowlistHead } from './allowlist-head.tsx';
import { AllowlistNotice } from './allowlist-notice.tsx';
import { findInPack } from './find-in-pack.ts';
import { NothingPrinted } from './nothing-printed.tsx';
import { SectionNav } from './section-nav.tsx';
import { SectionView } from './section-view.tsx';
import { useAllowlist } from './use-allowlist.ts';
import { useScrollToHash } from './use-scroll-to-hash.ts';

/** The vendor's whole list as printed, section by section, with the state of every entry over the fleet. */
export function AllowlistPage() {
  const tenant = useTenant();
  const query = useAllowlist(tenant.id);
  const [search, setSearch] = useState('');
  const words = useDeferredValue(search);
  const found = findInPack(PAYTRONIX_PACK, words);
  useScrollToHash();
  return (
    <>
      <AllowlistHead pack={PAYTRONIX_PACK} search={search} onSearch={setSearch} />
      <SourceWarnings />
      <AllowlistNotice query={query} pack={PAYTRONIX_PACK} />
      <div className={classes.columns}>
        <SectionNav found={found} />
        <div className={classes.sections}>
          {found.length === 0 && <NothingPrinted search={words} />}
          {found.map(({ section, entries }) => (
            <SectionView key={section.id} section={section} entries={entries} allowlist={query.data} search={words} />
          ))}
        </div>
      </div>
    </>
  );
}
