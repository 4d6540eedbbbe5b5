'use client';

import { Badge, Button } from '@mantine/core';
import type { PackSummary } from '@sightline/spec';
import { IconChevronRight, IconVersions } from '@tabler/icons-react';
import Link from 'next/link';
import { useTenant } from '../session/tenant-context.tsx';
import { changesText, counted, decidingAdoptions, isUsed, packHref, scopeText, versionText } from './pack-words.ts';
import classes from './packs.module.css';

/** One list: whose it is, which stores are on which version, and whether a newer one waits. */
export function PackRow({ pack }: { readonly pack: PackSummary }) {
  const tenant = useTenant();
  const href = packHref(tenant.slug, pack.packId);
  const newest = pack.versions[0];
  return (
    <li className={classes.row}>
      <div className={classes.rowWords}>
        <h2 className={classes.rowTitle}>
          <Link href={href} className="row-link">
            {pack.title}
          </Link>
          {pack.kind !== 'vendor' && (
            <Badge size="sm" variant="default">
              Own
            </Badge>
          )}
        </h2>
        <p className={classes.rowSub}>
          {pack.kind === 'vendor' ? pack.vendor : 'Kept by you'}
          {newest !== undefined &&
            ` · ${counted(newest.entryCount, 'entry', 'entries')} in version ${String(newest.version)}`}
        </p>
      </div>
      <ul className={classes.rowAdoptions}>
        {isUsed(pack) ? (
          decidingAdoptions(pack).map(({ id, version, tags, storeCount }) => (
            <li key={id ?? 'first'}>
              <b>{versionText(version)}</b> {tags.length === 0 ? '' : `for ${scopeText(tags)}`}{' '}
              <span className={classes.rowCount}>{counted(storeCount, 'store')}</span>
            </li>
          ))
        ) : (
          <li className={classes.rowCount}>Not used by any store</li>
        )}
      </ul>
      <div className={classes.rowEnd}>
        {pack.available === null ? (
          <Button
            component={Link}
            href={href}
            variant="default"
            size="compact-md"
            rightSection={<IconChevronRight size={15} />}
          >
            {isUsed(pack) ? 'Versions' : 'Look at it'}
          </Button>
        ) : (
          <>
            <span className={classes.available}>
              <IconVersions size={16} aria-hidden />
              Version {pack.available.version} {changesText(pack.available.changes)}
            </span>
            <Button component={Link} href={href} size="compact-md">
              Review and adopt
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
