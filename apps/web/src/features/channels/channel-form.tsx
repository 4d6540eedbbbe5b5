'use client';

import { Alert, Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { CHANNEL_KINDS, type ChannelDraft, type DraftFaults, readDraft } from './channel-draft.ts';
import { ChannelFields } from './channel-fields.tsx';
import { useCreateChannel } from './use-channels.ts';

const EMPTY: ChannelDraft = { kind: 'email', name: '', to: '', url: '', token: '', channel: '' };

/** Adds a channel; `onDone` is called when it is there. */
export function ChannelForm({ onDone }: { readonly onDone: () => void }) {
  const tenant = useTenant();
  const [draft, setDraft] = useState(EMPTY);
  const [faults, setFaults] = useState<DraftFaults>({});
  const create = useCreateChannel(tenant.id);

  const change = (part: Partial<ChannelDraft>): void => {
    setDraft({ ...draft, ...part });
    setFaults({});
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const read = readDraft(draft);
    if (read.kind === 'faulty') setFaults(read.faults);
    else create.mutate({ name: read.name, config: read.config }, { onSuccess: onDone });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <SegmentedControl
          aria-label="Kind of channel"
          fullWidth
          value={draft.kind}
          onChange={(value) => {
            change({ kind: CHANNEL_KINDS.find((kind) => kind === value) ?? 'email' });
          }}
          data={[
            { value: 'email', label: 'Email' },
            { value: 'slack_webhook', label: 'Slack webhook' },
            { value: 'slack_bot', label: 'Slack bot' },
          ]}
        />
        <TextInput
          label="Name"
          description="How it is called in the timeline of an incident"
          value={draft.name}
          error={faults.name}
          data-autofocus
          onChange={(event) => {
            change({ name: event.currentTarget.value });
          }}
        />
        <ChannelFields draft={draft} faults={faults} onChange={change} />
        {create.isError && (
          <Alert color="red" role="alert">
            {create.error.message} <code>{codeOf(create.error)}</code>
          </Alert>
        )}
        <Group justify="end">
          <Button type="submit" loading={create.isPending}>
            Add the channel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
