'use client';

import { Anchor, Group } from '@mantine/core';
import { formatCount, formatNumber, type PackSummary } from '@sightline/spec';
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

/** Shows what a version changes compared with an older one, as a change order; for a first version, all its entries. */
export function DiffPanel({ pack: { packId }, pair: { from, to } }: DiffPanelProps) {
  const tenant = useTenant();
  const diff = usePackDiff(tenant.id, from === null ? null : { packId, from, to });
  if (from === null) return <FirstVersion packId={packId} version={to} />;
  return (
    <Panel
      title={`Changes in version ${String(to)}`}
      aside={
        diff.data === undefined ? undefined : (
          <Group gap="sm">
            compared with version {from}; {formatNumber(diff.data.unchangedCount)} unchanged
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
      title={`Entries in version ${String(version)}`}
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

/** Shows where a version comes from, when it was retrieved, and the date its source gives. */
function SourceNote({ packId, version }: SourceNoteProps) {
  const tenant = useTenant();
  const source = usePack(tenant.id, { packId, version }).data?.source;
  return (
    <p className={classes.source}>
      {source === undefined ? (
        <>&nbsp;</>
      ) : (
        <>
          Version {version}, retrieved on {source.retrievedAt}
          {source.url !== undefined && (
            <>
              {' '}
              from{' '}
              <Anchor href={source.url} target="_blank" rel="noreferrer" inherit underline="always">
                {new URL(source.url).host}
              </Anchor>
            </>
          )}
          . Source note: “{source.updatedNote}”
        </>
      )}
    </p>
  );
}
