'use client';

import { Button, Group, Modal, Select, Skeleton, Stack, TagsInput, TextInput } from '@mantine/core';
import { type FormErrors, useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { CONSOLE_API, type Profiles, type TenantId } from '@sightline/spec';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';
import type { CallInput } from '../../shared/api/route-types.ts';
import { problemErrors } from '../../shared/forms/form-errors.ts';
import { viewerZone } from '../../shared/time/viewer-zone.ts';
import { ErrorAlert } from '../../shared/ui/error-notice.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { ProfileFields } from '../profiles/profile-fields.tsx';
import { useProfiles } from '../profiles/use-profiles.ts';
import { layersBelow, type StoreDraft, storeBody, storeDraftErrors } from './store-draft.ts';

/** Browsers do not list UTC among their time zones. */
const TIME_ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

/** Opens the dialog that adds a store. */
export function AddStoreButton() {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={open}>
        Add store
      </Button>
      <Modal opened={isOpen} onClose={close} title="Add store" size={820} centered>
        <AddStoreForm />
      </Modal>
    </>
  );
}

/** Adds a store, then goes to its page, where its first host is enrolled. */
function AddStoreForm() {
  const tenant = useTenant();
  const query = useProfiles(tenant.id);
  return (
    <QueryView query={query} skeleton={<Skeleton height={420} />}>
      {(profiles) => <FormFields profiles={profiles} />}
    </QueryView>
  );
}

function FormFields({ profiles }: { readonly profiles: Profiles }) {
  const tenant = useTenant();
  const router = useRouter();
  const create = useCreateStore(tenant.id);
  const form = useForm<StoreDraft>({
    initialValues: { number: '', name: '', address: '', timeZone: viewerZone(), tags: [], profile: {} },
    validate: storeDraftErrors,
  });
  const { tags, profile } = form.values;
  const below = useMemo(() => layersBelow(profiles, tags), [profiles, tags]);
  // The dialog is long: the first error may be out of sight.
  const focusFirst = (errors: FormErrors): void => {
    form.getInputNode(Object.keys(errors)[0] ?? '')?.focus();
  };
  const submit = form.onSubmit((draft) => {
    create.mutate(storeBody(draft), {
      onSuccess: ({ id }) => {
        router.push(`/t/${tenant.slug}/stores/${id}`);
      },
      onError: (error) => {
        form.setErrors(problemErrors(error));
      },
    });
  }, focusFirst);

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Group grow align="start" preventGrowOverflow={false} wrap="wrap">
          <TextInput label="Number" maw={140} data-autofocus {...form.getInputProps('number')} />
          <TextInput label="Name" miw={200} {...form.getInputProps('name')} />
        </Group>
        <TextInput label="Address" {...form.getInputProps('address')} />
        <Select label="Time zone" searchable limit={60} data={TIME_ZONES} {...form.getInputProps('timeZone')} />
        <TagsInput
          label="Tags"
          description="Stores with the same tag form a group: they share profile values and pack versions"
          data={profiles.tags.map(({ tag }) => tag)}
          maxTags={50}
          {...form.getInputProps('tags')}
        />
        <ProfileFields
          values={profile}
          onChange={(next) => {
            form.setFieldValue('profile', next);
            form.clearErrors();
          }}
          below={below}
          vocabulary={profiles.vocabulary}
          errors={form.errors}
        />
        <ErrorAlert error={create.error} />
        <Group justify="end">
          <Button type="submit" loading={create.isPending || create.isSuccess}>
            Add store
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type StoreBody = CallInput<typeof CONSOLE_API.createStore>['body'];

/** Adds a store, then refreshes the fleet. */
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
