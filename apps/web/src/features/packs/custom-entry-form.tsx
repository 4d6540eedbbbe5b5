'use client';

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { CustomEntryDraft } from '@sightline/spec';
import { type SubmitEvent, useState } from 'react';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { draftFaults, faultsOfRefusal, type CustomEntryFaults } from './custom-entry-faults.ts';
import { CustomEntryFields } from './custom-entry-fields.tsx';
import { CustomEntryWhere } from './custom-entry-where.tsx';
import { useSaveCustomEntry } from './use-custom-entries.ts';

interface CustomEntryFormProps {
  /** Null for a new one. */
  readonly entryId: string | null;
  readonly initial: CustomEntryDraft;
  readonly onDone: () => void;
}

/** Adds an own entry or changes one; `onDone` is called when it is saved. */
export function CustomEntryForm({ entryId, initial, onDone }: CustomEntryFormProps) {
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
