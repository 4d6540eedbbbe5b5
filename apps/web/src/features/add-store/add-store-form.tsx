'use client';

import { Alert, Button, Group, Stack } from '@mantine/core';
import { PAYTRONIX_PACK } from '@sightline/spec';
import { useRouter } from 'next/navigation';
import { type SubmitEvent, useState } from 'react';
import { viewerZone } from '../../shared/time/zoned.ts';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { ProfileFields } from './profile-fields.tsx';
import { readStoreDraft, type StoreDraft, type StoreFaults } from './store-draft.ts';
import { StoreFields } from './store-fields.tsx';
import { useCreateStore } from './use-create-store.ts';

function emptyDraft(): StoreDraft {
  return {
    number: '',
    name: '',
    address: '',
    timeZone: viewerZone(),
    pos: 'aloha',
    region: 'na',
    environment: 'production',
    variables: {},
  };
}

/** Adds a store and goes to its page, where a machine is enrolled next. */
export function AddStoreForm() {
  const tenant = useTenant();
  const router = useRouter();
  const [draft, setDraft] = useState(emptyDraft);
  const [faults, setFaults] = useState<StoreFaults>({});
  const create = useCreateStore(tenant.id);

  const change = (part: Partial<StoreDraft>): void => {
    setDraft({ ...draft, ...part });
    setFaults({});
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const read = readStoreDraft(draft, PAYTRONIX_PACK.variables);
    if (read.kind === 'faulty') {
      setFaults(read.faults);
      return;
    }
    create.mutate(read.body, {
      onSuccess: ({ id }) => {
        router.push(`/t/${tenant.slug}/stores/${id}`);
      },
    });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <StoreFields draft={draft} faults={faults} onChange={change} />
        <ProfileFields draft={draft} faults={faults} onChange={change} variables={PAYTRONIX_PACK.variables} />
        {create.isError && (
          <Alert color="red" role="alert">
            {create.error.message} <code>{codeOf(create.error)}</code>
          </Alert>
        )}
        <Group justify="end">
          <Button type="submit" loading={create.isPending || create.isSuccess}>
            Add the store
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
