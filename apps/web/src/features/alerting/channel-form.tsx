'use client';

import { Button, Group, PasswordInput, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { problemErrors } from '../../shared/forms/form-errors.ts';
import { ErrorAlert } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { CHANNEL_KINDS, type ChannelDraft, readDraft } from './channel-draft.ts';
import { useCreateChannel } from './use-channels.ts';

const EMPTY: ChannelDraft = { kind: 'email', name: '', to: '', url: '', token: '', channel: '' };

/** Adds a channel; `onDone` is called once it exists. */
export function ChannelForm({ onDone }: { readonly onDone: () => void }) {
  const tenant = useTenant();
  const create = useCreateChannel(tenant.id);
  const form = useForm({
    initialValues: EMPTY,
    validate: (draft) => {
      const read = readDraft(draft);
      return read.kind === 'faulty' ? { ...read.faults } : {};
    },
  });
  const submit = form.onSubmit((draft) => {
    const read = readDraft(draft);
    if (read.kind === 'faulty') return;
    create.mutate(
      { name: read.name, config: read.config },
      {
        onSuccess: onDone,
        onError: (error) => {
          form.setErrors(channelErrors(error));
        },
      },
    );
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <SegmentedControl
          aria-label="Kind of channel"
          fullWidth
          value={form.values.kind}
          onChange={(value) => {
            form.setFieldValue('kind', CHANNEL_KINDS.find((kind) => kind === value) ?? 'email');
            form.clearErrors();
          }}
          data={[
            { value: 'email', label: 'Email' },
            { value: 'slack_webhook', label: 'Slack webhook' },
            { value: 'slack_bot', label: 'Slack bot' },
          ]}
        />
        <TextInput label="Name" description="Name shown in incidents" data-autofocus {...form.getInputProps('name')} />
        <ChannelFields form={form} />
        <ErrorAlert error={create.error} />
        <Group justify="end">
          <Button type="submit" loading={create.isPending}>
            Add channel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The fields of the form are flat; the body has those of the kind below `config`. */
function channelErrors(error: Error): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problemErrors(error)).map(([path, message]) => [path.replace(/^config\.(\w+).*$/, '$1'), message]),
  );
}

/** Shows the fields of the chosen kind of channel. */
function ChannelFields({ form }: { readonly form: UseFormReturnType<ChannelDraft> }) {
  switch (form.values.kind) {
    case 'email':
      return (
        <Textarea
          label="Addresses"
          description="Up to 20, separated by commas or new lines"
          autosize
          minRows={2}
          {...form.getInputProps('to')}
        />
      );
    case 'slack_webhook':
      return (
        <PasswordInput
          label="Webhook URL"
          description="From a Slack app's incoming webhook. It is a secret; we only show it masked."
          autoComplete="off"
          {...form.getInputProps('url')}
        />
      );
    case 'slack_bot':
      return (
        <>
          <PasswordInput
            label="Bot token"
            description="Needs the chat:write scope. It is a secret and won't be shown again."
            autoComplete="off"
            {...form.getInputProps('token')}
          />
          <TextInput label="Channel" placeholder="#store-alerts" {...form.getInputProps('channel')} />
        </>
      );
  }
}
