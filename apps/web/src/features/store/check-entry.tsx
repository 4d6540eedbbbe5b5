'use client';

import { Anchor } from '@mantine/core';
import type { CheckDetail } from '@sightline/spec';
import Link from 'next/link';
import { entryOf } from '../../shared/pack/pack-lookup.ts';
import { useTenant } from '../session/tenant-context.tsx';
import classes from './check-view.module.css';

/** The entry that the check stands for, as the vendor printed it, and where. */
export function CheckEntry({ check }: { readonly check: CheckDetail }) {
  const tenant = useTenant();
  const entry = entryOf(check.entryId);
  return (
    <section>
      <h3 className={classes.heading}>As the vendor printed it</h3>
      <blockquote className={classes.printed}>{check.asPrinted.join('\n')}</blockquote>
      {entry !== null && (
        <p className={classes.where}>
          {entry.provenance.where}, lines {entry.provenance.lines[0]} to {entry.provenance.lines[1]} ·{' '}
          <Anchor component={Link} size="sm" underline="always" href={`/t/${tenant.slug}/allowlist#${entry.id}`}>
            In the allowlist
          </Anchor>
        </p>
      )}
    </section>
  );
}
