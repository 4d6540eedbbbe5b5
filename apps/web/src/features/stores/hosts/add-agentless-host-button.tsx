'use client';

import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { AGENTLESS_HOST_ROLES, ROLE_LABEL, type StoreId } from '@sightline/spec';
import { IconPlus } from '@tabler/icons-react';
import { problemErrors } from '../../../shared/forms/form-errors.ts';
import { ErrorAlert } from '../../../shared/ui/error-notice.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { agentlessHostBody, agentlessHostErrors, EMPTY_AGENTLESS_HOST } from './agentless-host-draft.ts';
import { useAddAgentlessHost } from './use-agentless-hosts.ts';

const ROLES = AGENTLESS_HOST_ROLES.map((value) => ({ value, label: ROLE_LABEL[value] }));

/** Opens the dialog that adds a host without an agent. */
export function AddAgentlessHostButton({ storeId }: { readonly storeId: StoreId }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={open}>
        Add agentless host
      </Button>
      <Modal opened={isOpen} onClose={close} title="Add agentless host" size="lg" centered>
        <AgentlessHostForm storeId={storeId} onAdded={close} />
      </Modal>
    </>
  );
}

interface AgentlessHostFormProps {
  readonly storeId: StoreId;
  readonly onAdded: () => void;
}

function AgentlessHostForm({ storeId, onAdded }: AgentlessHostFormProps) {
  const tenant = useTenant();
  const add = useAddAgentlessHost(tenant.id, storeId);
  const form = useForm({ initialValues: EMPTY_AGENTLESS_HOST, validate: agentlessHostErrors });
  const submit = form.onSubmit((draft) => {
    add.mutate(agentlessHostBody(draft), {
      onSuccess: onAdded,
      onError: (error) => {
        form.setErrors(problemErrors(error));
      },
    });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          For hosts that can't run an agent, such as older terminals. The store's agents check its ports at this
          address. Without an agent on it, we can't tell a closed port from a firewall.
        </Text>
        <TextInput
          label="Name"
          description="What the store calls it"
          placeholder="TERM-2"
          maxLength={63}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Group grow align="start">
          <NativeSelect
            label="Role"
            description="Decides which ports are checked"
            data={ROLES}
            {...form.getInputProps('role')}
          />
          <TextInput
            label="Address"
            description="On the store's own network"
            placeholder="192.168.7.22"
            maxLength={45}
            {...form.getInputProps('address')}
          />
        </Group>
        <ErrorAlert error={add.error} />
        <Group justify="end">
          <Button type="submit" loading={add.isPending}>
            Add host
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
