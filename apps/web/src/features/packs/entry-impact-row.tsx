'use client';

import { Anchor } from '@mantine/core';
import type { EntryImpact } from '@sightline/spec';
import Link from 'next/link';
import { useTenant } from '../session/tenant-context.tsx';
import { ImpactCounts } from './impact-counts.tsx';
import { counted } from './pack-words.ts';
import classes from './packs.module.css';

/** What is known of one new or changed entry, which stores fail it, and why the rest is not known. */
export function EntryImpactRow({ impact }: { readonly impact: EntryImpact }) {
  const { title, change, stores, failing, unknownWhy } = impact;
  return (
    <li className={classes.impact}>
      <div className={classes.impactTitle}>
        <span>
          {title} <span className={classes.optional}>{change === 'added' ? 'new' : 'changed'}</span>
        </span>
        <ImpactCounts counts={stores} size="sm" />
      </div>
      {failing.length > 0 && <FailingStores impact={impact} />}
      {unknownWhy.map(({ text, storeCount }) => (
        <p key={text} className={classes.impactWhy}>
          {text} <span className="tabular">({counted(storeCount, 'store')})</span>
        </p>
      ))}
    </li>
  );
}

function FailingStores({ impact: { failing, stores } }: { readonly impact: EntryImpact }) {
  const tenant = useTenant();
  return (
    <ul className={classes.failing}>
      {failing.map(({ storeId, number, name, text }) => (
        <li key={storeId}>
          <Anchor component={Link} size="sm" href={`/t/${tenant.slug}/stores/${storeId}`}>
            {number} {name}
          </Anchor>{' '}
          <span className={classes.impactWhy}>{text}</span>
        </li>
      ))}
      {stores.fail > failing.length && (
        <li className={classes.impactWhy}>and {counted(stores.fail - failing.length, 'more', 'more')}</li>
      )}
    </ul>
  );
}
