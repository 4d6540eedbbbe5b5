'use client';

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type CustomEntryDraft, customEntryDraftOf, type Entry } from '@sightline/spec';
import { ErrorAlert } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { draftErrors, refusalErrors } from './custom-entry-errors.ts';
import { CustomEntryFields } from './custom-entry-fields.tsx';
import { useSaveCustomEntry } from './use-custom-packs.ts';

/** What the dialog edits: a new entry, or an existing one. */
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

/** Shows the dialog that adds a custom entry or changes one. */
export function CustomEntryModal({ edited, onClose }: CustomEntryModalProps) {
  return (
    <Modal
      opened={edited !== null}
      onClose={onClose}
      title={edited?.kind === 'change' ? 'Edit entry' : 'Add entry'}
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

/** Adds a custom entry or changes one; `onDone` is called once it is saved. */
function CustomEntryForm({ entryId, initial, onDone }: CustomEntryFormProps) {
  const tenant = useTenant();
  const save = useSaveCustomEntry(tenant.id);
  const form = useForm({ initialValues: initial, validate: draftErrors });
  const submit = form.onSubmit((entry) => {
    save.mutate(
      { entryId, entry },
      {
        onSuccess: onDone,
        onError: (error) => {
          form.setErrors(refusalErrors(error));
        },
      },
    );
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <CustomEntryFields form={form} />
        <ErrorAlert error={save.error} />
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            Stores start checking it within seconds.
          </Text>
          <Button type="submit" loading={save.isPending}>
            {entryId === null ? 'Add entry' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
