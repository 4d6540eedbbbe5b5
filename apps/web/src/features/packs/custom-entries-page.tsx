'use client';

import { Button } from '@mantine/core';
import { type AllowlistList, type Entry, CUSTOM_ENTRIES_PACK_ID } from '@sightline/spec';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { usePack } from '../../shared/pack/use-pack.ts';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useAllowlist } from '../allowlist/use-allowlist.ts';
import { useTenant } from '../session/tenant-context.tsx';
import { AllowlistNav } from './allowlist-nav.tsx';
import { NoCustomEntries } from './no-custom-entries.tsx';
import { type EditedEntry, CustomEntryModal } from './custom-entry-modal.tsx';
import { CustomEntryRow } from './custom-entry-row.tsx';
import classes from './packs.module.css';

/** The entries that the tenant adds beside its vendors' lists: add, change, remove. */
export function CustomEntriesPage() {
  const tenant = useTenant();
  const query = useAllowlist(tenant.id);
  const [edited, setEdited] = useState<EditedEntry | null>(null);
  return (
    <>
      <PageHead
        title="Own entries"
        sub="What your stores need beside the vendors’ lists; planned, checked, exported and certified like any other entry"
        actions={
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() => {
              setEdited({ kind: 'new' });
            }}
          >
            Add an entry
          </Button>
        }
      />
      <AllowlistNav current="own" />
      <div className="card">
        <QueryView query={query} skeleton={<RowsSkeleton rows={3} rowHeight={74} />}>
          {({ lists }) => {
            const list = lists.find(({ packId }) => packId === CUSTOM_ENTRIES_PACK_ID);
            return list === undefined ? (
              <NoCustomEntries />
            ) : (
              <CustomEntries
                list={list}
                onEdit={(entry) => {
                  setEdited({ kind: 'change', entry });
                }}
              />
            );
          }}
        </QueryView>
      </div>
      <CustomEntryModal
        edited={edited}
        onClose={() => {
          setEdited(null);
        }}
      />
    </>
  );
}

function CustomEntries({ list, onEdit }: { readonly list: AllowlistList; readonly onEdit: (entry: Entry) => void }) {
  const tenant = useTenant();
  const version = list.versions[0]?.version;
  const query = usePack(tenant.id, version === undefined ? null : { packId: list.packId, version });
  return (
    <QueryView query={query} skeleton={<RowsSkeleton rows={3} rowHeight={74} />}>
      {(pack) => (
        <ul className={classes.list}>
          {pack.entries.map((entry) => (
            <CustomEntryRow key={entry.id} entry={entry} list={list} onEdit={onEdit} />
          ))}
        </ul>
      )}
    </QueryView>
  );
}
