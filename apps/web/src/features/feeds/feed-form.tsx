'use client';

import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useLists } from '../exports/use-lists.ts';
import { useTenant } from '../session/tenant-context.tsx';
import type { useCreateFeed } from './use-feeds.ts';

interface FeedFormProps {
  readonly create: ReturnType<typeof useCreateFeed>;
}

/** What the feed is called, and for which stores it is. */
export function FeedForm({ create }: FeedFormProps) {
  const tenant = useTenant();
  const tags = useLists(tenant.id).data?.tags ?? [];
  const [name, setName] = useState('');
  const [tag, setTag] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const trimmed = name.trim();
    if (trimmed === '') setFault('It needs a name to be known by.');
    else create.mutate({ name: trimmed, tag });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="Name"
          description="Which firewall or which group of them will fetch it"
          placeholder="Panorama, head office"
          maxLength={100}
          data-autofocus
          value={name}
          error={fault}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setFault(null);
          }}
        />
        <Select
          label="Stores"
          description="What these stores must allow, of every list they are on"
          placeholder="All stores"
          clearable
          searchable
          data={tags.map((item) => ({ value: item.tag, label: `Tag ${item.tag} (${String(item.storeCount)})` }))}
          value={tag}
          onChange={setTag}
        />
        {create.isError && (
          <Alert color="red" role="alert">
            {create.error.message} <code>{codeOf(create.error)}</code>
          </Alert>
        )}
        <Group justify="end">
          <Button type="submit" loading={create.isPending}>
            Make the feed
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
