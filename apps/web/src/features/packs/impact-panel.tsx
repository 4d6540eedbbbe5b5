'use client';

import type { PackImpact, PackSummary } from '@sightline/spec';
import { Panel } from '../../shared/ui/panel.tsx';
import { RowsSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { EntryImpactRow } from './entry-impact-row.tsx';
import { ImpactCounts } from './impact-counts.tsx';
import { counted, scopeText } from './pack-words.ts';
import classes from './packs.module.css';
import { usePackImpact } from './use-packs.ts';

interface ImpactPanelProps {
  readonly pack: PackSummary;
  readonly version: number;
  readonly tags: readonly string[];
}

/** What a version would mean for stores that are not on it: what already passes, what fails, and what nobody can tell yet. */
export function ImpactPanel({ pack: { packId }, version, tags }: ImpactPanelProps) {
  const tenant = useTenant();
  const query = usePackImpact(tenant.id, { packId, version, tags });
  return (
    <Panel
      title="What that means for stores"
      aside={query.data === undefined ? undefined : `${counted(query.data.storeCount, 'store')} would change`}
    >
      <QueryView query={query} skeleton={<RowsSkeleton rows={3} rowHeight={64} />}>
        {(impact) =>
          impact.storeCount === 0 ? <NobodyChanges version={version} tags={tags} /> : <Impact impact={impact} />
        }
      </QueryView>
    </Panel>
  );
}

function Impact({ impact: { stores, entries } }: { readonly impact: PackImpact }) {
  return (
    <>
      <div className={classes.impactHead}>
        <ImpactCounts counts={stores} size="lg" />
        <p className={classes.impactNote}>
          A store passes when it already reaches everything new for it, by its own probes. What was never probed from a
          store is not known, even where it answers from outside.
        </p>
      </div>
      {entries.length > 0 && (
        <ul className={classes.impactList}>
          {entries.map((entry) => (
            <EntryImpactRow key={entry.entryId} impact={entry} />
          ))}
        </ul>
      )}
    </>
  );
}

function NobodyChanges({ version, tags }: { readonly version: number; readonly tags: readonly string[] }) {
  return (
    <p className={classes.nothing}>
      {tags.length === 0 ? 'Every store is' : `All ${scopeText(tags)} are`} on version {version} already, or there is no
      store yet.
    </p>
  );
}
