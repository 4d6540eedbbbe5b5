'use client';

import { Anchor } from '@mantine/core';
import type { CheckDetail } from '@sightline/spec';
import Link from 'next/link';
import { allowlistHref } from '../../shared/pack/allowlist-href.ts';
import { provenanceText } from '../../shared/pack/provenance-text.ts';
import { useTenant } from '../session/tenant-context.tsx';
import classes from './check-view.module.css';

/** The entry that the check stands for, as the vendor printed it, and where. */
export function CheckEntry({ check }: { readonly check: CheckDetail }) {
  const tenant = useTenant();
  if (check.provenance === null) return null;
  return (
    <section>
      <h3 className={classes.heading}>As the list has it</h3>
      <blockquote className={classes.printed}>{check.asPrinted.join('\n')}</blockquote>
      <p className={classes.where}>
        {check.packTitle}: {provenanceText(check.provenance)} ·{' '}
        <Anchor component={Link} size="sm" underline="always" href={allowlistHref(tenant.slug, check)}>
          In the allowlist
        </Anchor>
      </p>
    </section>
  );
}
