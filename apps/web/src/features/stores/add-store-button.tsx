'use client';

import { Alert, Button, Group, Modal, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CONSOLE_API, type Profiles, type TenantId } from '@sightline/spec';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type SubmitEvent, useMemo, useState } from 'react';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';
import type { CallInput } from '../../shared/api/route-types.ts';
import { viewerZone } from '../../shared/time/zoned.ts';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { faultsOf } from '../profiles/faults-of.ts';
import { ProfileFields } from '../profiles/profile-fields.tsx';
import { useProfiles } from '../profiles/use-profiles.ts';
import { layersBelow, readStoreDraft, type StoreDraft, type StoreFaults } from './store-draft.ts';
import { StoreFields } from './store-fields.tsx';

type StoreBody = CallInput<typeof CONSOLE_API.createStore>['body'];

/** Opens the dialog that adds a store. */
export function AddStoreButton() {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={open}>
        Add a store
      </Button>
      <Modal opened={isOpen} onClose={close} title="Add a store" size={820} centered>
        <AddStoreForm />
      </Modal>
    </>
  );
}

/** Adds a store and goes to its page, where a machine is enrolled next. */
function AddStoreForm() {
  const tenant = useTenant();
  const query = useProfiles(tenant.id);
  return (
    <QueryView query={query} skeleton={<Skeleton height={420} />}>
      {(profiles) => <FormFields profiles={profiles} />}
    </QueryView>
  );
}

function emptyDraft(): StoreDraft {
  return { number: '', name: '', address: '', timeZone: viewerZone(), tags: [], profile: {} };
}

function FormFields({ profiles }: { readonly profiles: Profiles }) {
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

/** Adds a store; the fleet is read again afterwards. */
function useCreateStore(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: StoreBody) => callApi(CONSOLE_API.createStore, { params: { tenantId }, body }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.fleet(tenantId) });
      void queryClient.invalidateQueries({ queryKey: queryKeys.matrices(tenantId) });
    },
  });
}
