'use client';

import { Button, EmptyState } from '@mantine/core';
import { type AllowlistList, CUSTOM_ENTRIES_PACK_ID, type Entry } from '@sightline/spec';
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { AllowlistNav } from '../allowlists/allowlist-nav.tsx';
import { useAllowlist } from '../allowlists/use-allowlist.ts';
import { usePack } from '../packs/use-packs.ts';
import { CustomEntryModal, type EditedEntry } from './custom-entry-modal.tsx';
import { CustomEntryRow } from './custom-entry-row.tsx';
import classes from './custom-packs.module.css';

/** Lists, adds, edits and removes custom entries, which the tenant needs beyond its vendors' packs. */
export function CustomEntriesPage() {
  const tenant = useTenant();
  const query = useAllowlist(tenant.id);
  const [edited, setEdited] = useState<EditedEntry | null>(null);
  return (
    <>
      <PageHead
        title="Custom entries"
        sub="What your stores need beyond the vendors’ packs. Checked, exported and certified like any other entry."
        actions={
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() => {
              setEdited({ kind: 'new' });
            }}
          >
            Add entry
          </Button>
        }
      />
      <AllowlistNav current="custom" />
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

/** Shown for a tenant without custom entries. */
function NoCustomEntries() {
  return (
    <EmptyState
      py={72}
      px="md"
      icon={<IconListDetails />}
      title="No custom entries"
      description="Add what no vendor lists: a kiosk’s server, a payment gateway, a port between two hosts in the store. To add many at once, import a CSV under Packs."
    />
  );
}
