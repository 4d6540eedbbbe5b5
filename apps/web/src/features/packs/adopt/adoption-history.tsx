'use client';

import type { Adoption } from '@sightline/spec';
import { Instant } from '../../../shared/time/instant.tsx';
import { PageButtons, useCursorPages } from '../../../shared/ui/cursor-pages.tsx';
import { Panel, RowsSkeleton } from '../../../shared/ui/panel.tsx';
import { QueryView } from '../../../shared/ui/query-view.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { adoptingStoresText, versionText } from '../pack-words.ts';
import { useAdoptions } from '../use-packs.ts';
import classes from './adopt.module.css';

/** Shows who adopted which version for which stores, and who rolled it back, newest first. */
export function AdoptionHistory({ packId }: { readonly packId: string }) {
  const tenant = useTenant();
  const pages = useCursorPages(packId);
  const query = useAdoptions(tenant.id, packId, pages.cursor);
  return (
    <Panel
      title="History"
      aside={
        query.data !== undefined && (
          <PageButtons pages={pages} nextCursor={query.data.nextCursor} labels={{ previous: 'Newer', next: 'Older' }} />
        )
      }
    >
      <QueryView query={query} skeleton={<RowsSkeleton rows={2} rowHeight={56} />}>
        {({ adoptions }) =>
          adoptions.length === 0 ? (
            <p className={classes.nothing}>No adoptions yet.</p>
          ) : (
            <ul className={classes.stand}>
              {adoptions.map((adoption) => (
                <HistoryItem key={adoption.id} adoption={adoption} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  );
}

function HistoryItem({ adoption }: { readonly adoption: Adoption }) {
  const { version, tags, adoptedAt, adoptedBy, endedAt, endedBy, madeWay } = adoption;
  return (
    <li className={classes.history} data-ended={endedAt !== null}>
      <div className={classes.standTitle}>
        {versionText(version)} <span className={classes.optional}>{adoptingStoresText(tags)}</span>
      </div>
      <div className={classes.standSub}>
        <div>
          <Instant at={adoptedAt} /> {adoptedBy}
        </div>
        {endedAt !== null && (
          <div>
            {madeWay ? 'Replaced by another adoption' : 'Rolled back'} <Instant at={endedAt} /> {endedBy}
          </div>
        )}
      </div>
    </li>
  );
}
