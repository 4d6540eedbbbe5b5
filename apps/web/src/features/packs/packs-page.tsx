'use client';

import { Badge, Button } from '@mantine/core';
import { formatCount, type PackSummary } from '@sightline/spec';
import { IconChevronRight, IconVersions } from '@tabler/icons-react';
import Link from 'next/link';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { AllowlistNav } from '../allowlists/allowlist-nav.tsx';
import { ImportPackButton } from '../custom-packs/import-pack-button.tsx';
import { SourceList } from '../pack-sources/source-list.tsx';
import { SourceWarnings } from '../pack-sources/source-warnings.tsx';
import { adoptingStoresText, changesText, decidingAdoptions, isUsed, packHref, versionText } from './pack-words.ts';
import classes from './packs.module.css';
import { usePacks } from './use-packs.ts';

/** Shows every pack that the tenant uses or could use, with the versions its stores use. */
export function PacksPage() {
  const tenant = useTenant();
  const query = usePacks(tenant.id);
  return (
    <>
      <PageHead
        title="Packs"
        sub="A vendor’s change arrives as a new version. Stores keep theirs until you adopt it."
        actions={<ImportPackButton />}
      />
      <AllowlistNav current="packs" />
      <SourceWarnings />
      <div className={classes.stack}>
        <div className="card">
          <QueryView query={query} skeleton={<RowsSkeleton rows={3} rowHeight={86} />}>
            {({ packs }) => (
              <ul className={classes.list}>
                {packs.map((pack) => (
                  <PackRow key={pack.packId} pack={pack} />
                ))}
              </ul>
            )}
          </QueryView>
        </div>
        <SourceList />
      </div>
    </>
  );
}

/** Shows a pack: its vendor, the versions in use, and whether a newer one is available. */
function PackRow({ pack }: { readonly pack: PackSummary }) {
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
              Custom
            </Badge>
          )}
        </h2>
        <p className={classes.rowSub}>
          {pack.kind === 'vendor' ? pack.vendor : 'Your own'}
          {newest !== undefined && ` · ${formatCount(newest.entryCount, 'entry')} in version ${String(newest.version)}`}
        </p>
      </div>
      <ul className={classes.rowAdoptions}>
        {isUsed(pack) ? (
          decidingAdoptions(pack).map(({ id, version, tags, storeCount }) => (
            <li key={id ?? 'first'}>
              <b>{versionText(version)}</b> {tags.length === 0 ? '' : `for ${adoptingStoresText(tags)}`}{' '}
              <span className={classes.rowCount}>{formatCount(storeCount, 'store')}</span>
            </li>
          ))
        ) : (
          <li className={classes.rowCount}>No stores use it</li>
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
            {isUsed(pack) ? 'Versions' : 'View'}
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
