'use client';

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { OwnEntryDraft } from '@sightline/spec';
import { type SubmitEvent, useState } from 'react';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { draftFaults, faultsOfRefusal, type OwnEntryFaults } from './own-entry-faults.ts';
import { OwnEntryFields } from './own-entry-fields.tsx';
import { OwnEntryWhere } from './own-entry-where.tsx';
import { useSaveOwnEntry } from './use-own-entries.ts';

interface OwnEntryFormProps {
  /** Null for a new one. */
  readonly entryId: string | null;
  readonly initial: OwnEntryDraft;
  readonly onDone: () => void;
}

/** Adds an own entry or changes one; `onDone` is called when it is saved. */
export function OwnEntryForm({ entryId, initial, onDone }: OwnEntryFormProps) {
  const tenant = useTenant();
  const [draft, setDraft] = useState(initial);
  const [faults, setFaults] = useState<OwnEntryFaults>({});
  const save = useSaveOwnEntry(tenant.id);

  const change = (part: Partial<OwnEntryDraft>): void => {
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
        <OwnEntryFields draft={draft} faults={faults} onChange={change} />
        <OwnEntryWhere draft={draft} faults={faults} onChange={change} />
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
