'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { channelSchema } from '@sightline/spec';
import { IconTrash } from '@tabler/icons-react';
import type { z } from 'zod';
import { ChannelIcon } from '../../shared/ui/channel-icon.tsx';
import { ConfirmPopover } from '../../shared/ui/confirm-popover.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import classes from './channels.module.css';
import { useDeleteChannel } from './use-channels.ts';

type Channel = z.output<typeof channelSchema>;

const KIND: Readonly<Record<Channel['kind'], string>> = {
  email: 'Email',
  slack_webhook: 'Slack, incoming webhook',
  slack_bot: 'Slack, bot',
};

/** One channel, and the way to remove it. */
export function ChannelRow({ channel }: { readonly channel: Channel }) {
  const tenant = useTenant();
  const remove = useDeleteChannel(tenant.id);
  const confirm = (): void => {
    remove.mutate(channel.id, {
      onError: (error) => {
        notifications.show({ color: 'red', title: `${channel.name} was not removed`, message: error.message });
      },
    });
  };
  return (
    <li className={classes.row}>
      <span className={classes.icon}>
        <ChannelIcon kind={channel.kind} size={18} />
      </span>
      <div className={classes.words}>
        <span className={classes.name}>
          {channel.name}
          {!channel.enabled && <span className={classes.off}>off</span>}
        </span>
        <span className={classes.destination}>{channel.destination}</span>
      </div>
      <span className={classes.kind}>{KIND[channel.kind]}</span>
      <ConfirmPopover
        label={`Remove ${channel.name}`}
        text={`No more alerts go to ${channel.name}. What was sent stays on record.`}
        action="Remove it"
        onConfirm={confirm}
      >
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          leftSection={<IconTrash size={16} />}
          aria-label={`Remove ${channel.name}`}
          loading={remove.isPending}
        >
          Remove
        </Button>
      </ConfirmPopover>
    </li>
  );
}
