'use client';

import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type CustomEntryDraft, customEntryDraftOf, type Entry } from '@sightline/spec';
import { type SubmitEvent, useState } from 'react';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { type CustomEntryFaults, draftFaults, faultsOfRefusal } from './custom-entry-faults.ts';
import { CustomEntryFields, CustomEntryWhere } from './custom-entry-fields.tsx';
import { useSaveCustomEntry } from './use-custom-packs.ts';

/** What the dialog is about: a new entry, or one that is changed. */
export type EditedEntry = { readonly kind: 'new' } | { readonly kind: 'change'; readonly entry: Entry };

interface CustomEntryModalProps {
  /** Null: the dialog is closed. */
  readonly edited: EditedEntry | null;
  readonly onClose: () => void;
}

const EMPTY: CustomEntryDraft = {
  title: '',
  destination: '',
  protocol: 'https',
  ports: '443',
  direction: 'outbound',
  roles: ['boh'],
  pos: [],
  regions: [],
  environments: [],
  required: true,
  breaks: '',
  notes: '',
};

/** The dialog in which an own entry is added or changed. */
export function CustomEntryModal({ edited, onClose }: CustomEntryModalProps) {
  return (
    <Modal
      opened={edited !== null}
      onClose={onClose}
      title={edited?.kind === 'change' ? 'Change an entry' : 'Add an entry'}
      size="lg"
      centered
    >
      {edited?.kind === 'new' && <CustomEntryForm entryId={null} initial={EMPTY} onDone={onClose} />}
      {edited?.kind === 'change' && (
        <CustomEntryForm
          entryId={edited.entry.id}
          initial={customEntryDraftOf(edited.entry) ?? EMPTY}
          onDone={onClose}
        />
      )}
    </Modal>
  );
}

interface CustomEntryFormProps {
  /** Null for a new one. */
  readonly entryId: string | null;
  readonly initial: CustomEntryDraft;
  readonly onDone: () => void;
}

/** Adds an own entry or changes one; `onDone` is called when it is saved. */
function CustomEntryForm({ entryId, initial, onDone }: CustomEntryFormProps) {
  const tenant = useTenant();
  const [draft, setDraft] = useState(initial);
  const [faults, setFaults] = useState<CustomEntryFaults>({});
  const save = useSaveCustomEntry(tenant.id);

  const change = (part: Partial<CustomEntryDraft>): void => {
    setDraft({ ...draft, ...part });
    setFaults({});
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = draftFaults(draft);
    if (Object.keys(found).length > 0) {
      setFaults(found);
      return;
    }
    save.mutate(
      { entryId, entry: draft },
      {
        onSuccess: onDone,
        onError: (error) => {
          setFaults(faultsOfRefusal(error));
        },
      },
    );
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <CustomEntryFields draft={draft} faults={faults} onChange={change} />
        <CustomEntryWhere draft={draft} faults={faults} onChange={change} />
        {save.isError && (
          <Alert color="red" role="alert">
            {save.error.message} <code>{codeOf(save.error)}</code>
          </Alert>
        )}
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            Every store checks it within seconds.
          </Text>
          <Button type="submit" loading={save.isPending}>
            {entryId === null ? 'Add the entry' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
