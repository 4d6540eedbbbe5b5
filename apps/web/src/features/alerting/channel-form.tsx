'use client';

import { Alert, Button, Group, PasswordInput, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { CHANNEL_KINDS, type ChannelDraft, type DraftFaults, readDraft } from './channel-draft.ts';
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

interface ChannelFieldsProps {
  readonly draft: ChannelDraft;
  readonly faults: DraftFaults;
  readonly onChange: (part: Partial<ChannelDraft>) => void;
}

/** The fields that the chosen kind of channel needs. */
function ChannelFields({ draft, faults, onChange }: ChannelFieldsProps) {
  switch (draft.kind) {
    case 'email':
      return (
        <Textarea
          label="Addresses"
          description="Up to 20, apart by commas or lines"
          autosize
          minRows={2}
          value={draft.to}
          error={faults.to}
          onChange={(event) => {
            onChange({ to: event.currentTarget.value });
          }}
        />
      );
    case 'slack_webhook':
      return (
        <PasswordInput
          label="Webhook address"
          description="From Slack: an app's incoming webhook. It is a secret, and is shown masked afterwards."
          autoComplete="off"
          value={draft.url}
          error={faults.url}
          onChange={(event) => {
            onChange({ url: event.currentTarget.value });
          }}
        />
      );
    case 'slack_bot':
      return (
        <>
          <PasswordInput
            label="Bot token"
            description="With the right chat:write. It is a secret, and is not shown again."
            autoComplete="off"
            value={draft.token}
            error={faults.token}
            onChange={(event) => {
              onChange({ token: event.currentTarget.value });
            }}
          />
          <TextInput
            label="Channel"
            placeholder="#store-alerts"
            value={draft.channel}
            error={faults.channel}
            onChange={(event) => {
              onChange({ channel: event.currentTarget.value });
            }}
          />
        </>
      );
  }
}
