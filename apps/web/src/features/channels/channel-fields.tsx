'use client';

import { PasswordInput, Textarea, TextInput } from '@mantine/core';
import type { ChannelDraft, DraftFaults } from './channel-draft.ts';

interface ChannelFieldsProps {
  readonly draft: ChannelDraft;
  readonly faults: DraftFaults;
  readonly onChange: (part: Partial<ChannelDraft>) => void;
}

/** The fields that the chosen kind of channel needs. */
export function ChannelFields({ draft, faults, onChange }: ChannelFieldsProps) {
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
