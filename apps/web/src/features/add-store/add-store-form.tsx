'use client';

import { Alert, Button, Group, Skeleton, Stack } from '@mantine/core';
import type { Profiles } from '@sightline/spec';
import { useRouter } from 'next/navigation';
import { type SubmitEvent, useMemo, useState } from 'react';
import { viewerZone } from '../../shared/time/zoned.ts';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { faultsOf } from '../profiles/faults-of.ts';
import { ProfileFields } from '../profiles/profile-fields.tsx';
import { useProfiles } from '../profiles/use-profiles.ts';
import { useTenant } from '../session/tenant-context.tsx';
import { layersBelow, readStoreDraft, type StoreDraft, type StoreFaults } from './store-draft.ts';
import { StoreFields } from './store-fields.tsx';
import { useCreateStore } from './use-create-store.ts';

/** Adds a store and goes to its page, where a machine is enrolled next. */
export function AddStoreForm() {
  const tenant = useTenant();
  const query = useProfiles(tenant.id);
  return (
    <QueryView query={query} skeleton={<Skeleton height={420} />}>
      {(profiles) => <Form profiles={profiles} />}
    </QueryView>
  );
}

function emptyDraft(): StoreDraft {
  return { number: '', name: '', address: '', timeZone: viewerZone(), tags: [], profile: {} };
}

function Form({ profiles }: { readonly profiles: Profiles }) {
  const tenant = useTenant();
  const router = useRouter();
  const [draft, setDraft] = useState(emptyDraft);
  const [faults, setFaults] = useState<StoreFaults>({});
  const create = useCreateStore(tenant.id);
  const below = useMemo(() => layersBelow(profiles, draft.tags), [profiles, draft.tags]);

  const change = (part: Partial<StoreDraft>): void => {
    setDraft({ ...draft, ...part });
    setFaults({});
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const read = readStoreDraft(draft);
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
        <StoreFields draft={draft} faults={faults} onChange={change} knownTags={profiles.tags.map(({ tag }) => tag)} />
        <ProfileFields
          values={draft.profile}
          onChange={(profile) => {
            change({ profile });
          }}
          below={below}
          vocabulary={profiles.vocabulary}
          faultOf={faultsOf(create.error)}
        />
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
