'use client';

import { Group } from '@mantine/core';
import type { PackSummary } from '@sightline/spec';
import { usePack } from '../../shared/pack/use-pack.ts';
import { Panel } from '../../shared/ui/panel.tsx';
import { RowsSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { ExportButton } from '../exports/export-button.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { ChangeOrder } from './change-order.tsx';
import { EntryChange } from './entry-change.tsx';
import { counted } from './pack-words.ts';
import classes from './packs.module.css';
import { SourceNote } from './source-note.tsx';
import { usePackDiff } from './use-packs.ts';
import type { VersionPair } from './version-pair.ts';

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
      aside={query.data === undefined ? undefined : counted(query.data.entries.length, 'entry', 'entries')}
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
