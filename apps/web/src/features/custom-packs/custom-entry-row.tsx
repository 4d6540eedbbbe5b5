'use client';

import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { AllowlistList, Entry } from '@sightline/spec';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { StateTally } from '../../shared/state/state-badge.tsx';
import { ConfirmPopover } from '../../shared/ui/confirm-popover.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { entryFacts } from '../packs/entry-facts.ts';
import classes from './custom-packs.module.css';
import { useRemoveCustomEntry } from './use-custom-packs.ts';

interface CustomEntryRowProps {
  readonly entry: Entry;
  readonly list: AllowlistList;
  readonly onEdit: (entry: Entry) => void;
}

/** Shows a custom entry: what it allows, its state across the fleet, and the buttons to edit and remove it. */
export function CustomEntryRow({ entry, list, onEdit }: CustomEntryRowProps) {
  const counts = list.entryStates[entry.id];
  const facts = entryFacts(entry).filter(
    ({ label, values }) => label !== 'Required' && !(label === 'Stores' && values.join() === 'all'),
  );
  return (
    <li className={classes.ownRow}>
      <div className={classes.rowWords}>
        <h2 className={classes.rowTitle}>
          {entry.title}
          {!entry.required && <span className={classes.optional}>Optional</span>}
        </h2>
        <p className={classes.rowSub}>{facts.map(({ values }) => values.join(', ')).join(' · ')}</p>
        {entry.breaks !== undefined && <p className={classes.rowSub}>Breaks without it: {entry.breaks}</p>}
      </div>
      <div className={classes.ownState}>
        {counts === undefined ? (
          <span className={classes.rowCount}>{list.entryNotes[entry.id]?.[0]?.text ?? 'Not probed yet'}</span>
        ) : (
          <StateTally counts={counts} />
        )}
      </div>
      <Group gap={4} wrap="nowrap">
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          leftSection={<IconPencil size={15} />}
          aria-label={`Edit ${entry.title}`}
          onClick={() => {
            onEdit(entry);
          }}
        >
          Edit
        </Button>
        <RemoveEntry entry={entry} />
      </Group>
    </li>
  );
}

function RemoveEntry({ entry: { id, title } }: { readonly entry: Entry }) {
  const tenant = useTenant();
  const remove = useRemoveCustomEntry(tenant.id);
  const confirm = (): void => {
    remove.mutate(id, {
      onError: (error) => {
        notifications.show({ color: 'red', title: `Could not remove ${title}`, message: error.message });
      },
    });
  };
  return (
    <ConfirmPopover
      label={`Remove ${title}`}
      text={`Stores stop checking ${title}. Its history is kept, and you can roll back to the previous version.`}
      action="Remove"
      onConfirm={confirm}
    >
      <Button
        variant="subtle"
        color="gray"
        size="compact-md"
        leftSection={<IconTrash size={15} />}
        aria-label={`Remove ${title}`}
        loading={remove.isPending}
      >
        Remove
      </Button>
    </ConfirmPopover>
  );
}
