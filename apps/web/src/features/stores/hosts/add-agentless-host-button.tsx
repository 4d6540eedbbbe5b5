'use client';

import { Alert, Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { AGENTLESS_HOST_ROLES, type StoreId } from '@sightline/spec';
import { IconPlus } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { ROLE_NAME } from '../../../shared/state/role-name.ts';
import { codeOf } from '../../../shared/ui/error-notice.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { type AgentlessHostDraft, type AgentlessHostFaults, EMPTY_DRAFT, faultsOf } from './agentless-host-draft.ts';
import { useAddAgentlessHost } from './use-agentless-hosts.ts';

const ROLES = AGENTLESS_HOST_ROLES.map((value) => ({ value, label: ROLE_NAME[value] }));

/** Opens the dialog for a machine without an agent. */
export function AddAgentlessHostButton({ storeId }: { readonly storeId: StoreId }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={open}>
        AgentlessHost without an agent
      </Button>
      <Modal opened={isOpen} onClose={close} title="Add a machine without an agent" size="lg" centered>
        <AgentlessHostForm storeId={storeId} onAdded={close} />
      </Modal>
    </>
  );
}

interface AgentlessHostFormProps {
  readonly storeId: StoreId;
  readonly onAdded: () => void;
}

/** Name, role and address of a machine on which no agent runs. */
function AgentlessHostForm({ storeId, onAdded }: AgentlessHostFormProps) {
  const tenant = useTenant();
  const add = useAddAgentlessHost(tenant.id, storeId);
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [faults, setFaults] = useState<AgentlessHostFaults>({});
  const change = (part: Partial<AgentlessHostDraft>): void => {
    setDraft({ ...draft, ...part });
    setFaults({});
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = faultsOf(draft);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    add.mutate({ ...draft, name: draft.name.trim(), address: draft.address.trim() }, { onSuccess: onAdded });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          For agentlessHosts on which no agent can run, such as older terminals. The agents of the store connect to its
          ports by this address. Whether nothing listens there or a firewall is in the way, only an agent on it could
          tell.
        </Text>
        <TextInput
          label="Name"
          description="As it is called at the store"
          placeholder="TERM-2"
          maxLength={63}
          data-autofocus
          value={draft.name}
          error={faults.name}
          onChange={(event) => {
            change({ name: event.currentTarget.value });
          }}
        />
        <Group grow align="start">
          <NativeSelect
            label="Role"
            description="Which ports concern it"
            data={ROLES}
            value={draft.role}
            error={faults.role}
            onChange={(event) => {
              change({ role: AGENTLESS_HOST_ROLES.find((role) => role === event.currentTarget.value) ?? draft.role });
            }}
          />
          <TextInput
            label="Address"
            description="In the store's own network"
            placeholder="192.168.7.22"
            maxLength={45}
            value={draft.address}
            error={faults.address}
            onChange={(event) => {
              change({ address: event.currentTarget.value });
            }}
          />
        </Group>
        {add.isError && (
          <Alert color="red" role="alert">
            {add.error.message} <code>{codeOf(add.error)}</code>
          </Alert>
        )}
        <Group justify="end">
          <Button type="submit" loading={add.isPending}>
            Add the machine
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
