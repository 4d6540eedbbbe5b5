'use client';

import { Anchor } from '@mantine/core';
import {
  type ImpactCounts as Counts,
  type EntryImpact,
  formatCount,
  formatNumber,
  type PackImpact,
  type PackSummary,
} from '@sightline/spec';
import Link from 'next/link';
import { StateIcon } from '../../../shared/state/state-badge.tsx';
import { Panel, RowsSkeleton } from '../../../shared/ui/panel.tsx';
import { QueryView } from '../../../shared/ui/query-view.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { adoptingStoresText } from '../pack-words.ts';
import { usePackImpact } from '../use-packs.ts';
import classes from './diff.module.css';

const PARTS = [
  { kind: 'pass', state: 'pass', word: 'pass already' },
  { kind: 'fail', state: 'blocked', word: 'fail now' },
  { kind: 'unknown', state: 'unverified', word: 'unknown' },
] as const;

interface ImpactPanelProps {
  readonly pack: PackSummary;
  readonly version: number;
  readonly tags: readonly string[];
}

/** Shows a version's impact on stores that don't use it: how many pass already, fail, or are unknown. */
export function ImpactPanel({ pack: { packId }, version, tags }: ImpactPanelProps) {
  const tenant = useTenant();
  const query = usePackImpact(tenant.id, { packId, version, tags });
  return (
    <Panel
      title="Impact on stores"
      aside={query.data === undefined ? undefined : `${formatCount(query.data.storeCount, 'store')} would change`}
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
          A store passes when its own probes already reach every new target. Targets a store has never probed count as
          unknown, even if they answer from outside.
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
      No stores would change: {adoptingStoresText(tags)} already use version {version}, or there are none yet.
    </p>
  );
}

/** Shows the impact of a new or changed entry: its counts, the stores that fail, and why others are unknown. */
function EntryImpactRow({ impact }: { readonly impact: EntryImpact }) {
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
          {text} <span className="tabular">({formatCount(storeCount, 'store')})</span>
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
        <li className={classes.impactWhy}>and {formatNumber(stores.fail - failing.length)} more</li>
      )}
    </ul>
  );
}

interface ImpactCountsProps {
  readonly counts: Counts;
  readonly size: 'sm' | 'lg';
}

/** Shows how many stores pass, fail and are unknown. */
function ImpactCounts({ counts, size }: ImpactCountsProps) {
  return (
    <ul className={classes.counts} data-size={size}>
      {PARTS.map(({ kind, state, word }) => (
        <li key={kind} data-state={state} data-none={counts[kind] === 0}>
          <StateIcon state={state} size={size === 'lg' ? 18 : 14} />
          <b>{formatNumber(counts[kind])}</b> <span>{word}</span>
        </li>
      ))}
    </ul>
  );
}
