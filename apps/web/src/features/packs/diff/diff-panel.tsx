'use client';

import { Anchor, Group } from '@mantine/core';
import { formatCount, type PackSummary } from '@sightline/spec';
import { Panel, RowsSkeleton } from '../../../shared/ui/panel.tsx';
import { QueryView } from '../../../shared/ui/query-view.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { ExportButton } from '../../exports/export-button.tsx';
import { usePack, usePackDiff } from '../use-packs.ts';
import type { VersionPair } from '../version-pair.ts';
import { ChangeOrder } from './change-order.tsx';
import classes from './diff.module.css';
import { EntryChange } from './entry-change.tsx';

interface DiffPanelProps {
  readonly pack: PackSummary;
  readonly pair: VersionPair;
}

/** What a version changes against an older one, as a change order; of a first version, all that stands in it. */
export function DiffPanel({ pack: { packId }, pair: { from, to } }: DiffPanelProps) {
  const tenant = useTenant();
  const diff = usePackDiff(tenant.id, from === null ? null : { packId, from, to });
  if (from === null) return <FirstVersion packId={packId} version={to} />;
  return (
    <Panel
      title={`What version ${String(to)} changes`}
      aside={
        diff.data === undefined ? undefined : (
          <Group gap="sm">
            against version {from}; {diff.data.unchangedCount} stay as they are
            <ExportButton
              key={`${String(from)} ${String(to)}`}
              size="compact-sm"
              initial={{ scope: 'diff', packId, since: from, version: to }}
            />
          </Group>
        )
      }
    >
      <SourceNote packId={packId} version={to} />
      <QueryView query={diff} skeleton={<RowsSkeleton rows={3} rowHeight={90} />}>
        {(data) => <ChangeOrder diff={data} />}
      </QueryView>
    </Panel>
  );
}

function FirstVersion({ packId, version }: { readonly packId: string; readonly version: number }) {
  const tenant = useTenant();
  const query = usePack(tenant.id, { packId, version });
  return (
    <Panel
      title={`What stands in version ${String(version)}`}
      aside={query.data === undefined ? undefined : formatCount(query.data.entries.length, 'entry')}
    >
      <SourceNote packId={packId} version={version} />
      <QueryView query={query} skeleton={<RowsSkeleton rows={5} rowHeight={90} />}>
        {(pack) => (
          <ul className={classes.changes}>
            {pack.entries.map((entry) => (
              <EntryChange key={entry.id} kind="stands" entry={entry} />
            ))}
          </ul>
        )}
      </QueryView>
    </Panel>
  );
}

interface SourceNoteProps {
  readonly packId: string;
  readonly version: number;
}

/** Where a version comes from, when it was read, and what its source says of itself. */
function SourceNote({ packId, version }: SourceNoteProps) {
  const tenant = useTenant();
  const source = usePack(tenant.id, { packId, version }).data?.source;
  return (
    <p className={classes.source}>
      {source === undefined ? (
        <>&nbsp;</>
      ) : (
        <>
          Version {version} was retrieved on {source.retrievedAt}
          {source.url !== undefined && (
            <>
              {' '}
              from{' '}
              <Anchor href={source.url} target="_blank" rel="noreferrer" inherit underline="always">
                {new URL(source.url).host}
              </Anchor>
            </>
          )}
          . The source says: “{source.updatedNote}”
        </>
      )}
    </p>
  );
}
