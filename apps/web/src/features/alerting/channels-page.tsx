'use client';

import { Button, EmptyState, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { channelSchema } from '@sightline/spec';
import { IconBellOff, IconPlus, IconTrash } from '@tabler/icons-react';
import type { z } from 'zod';
import { ChannelIcon } from '../../shared/ui/channel-icon.tsx';
import { ConfirmPopover } from '../../shared/ui/confirm-popover.tsx';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { ChannelForm } from './channel-form.tsx';
import classes from './channels.module.css';
import { useChannels, useDeleteChannel } from './use-channels.ts';

type Channel = z.output<typeof channelSchema>;

const KIND_LABEL: Readonly<Record<Channel['kind'], string>> = {
  email: 'Email',
  slack_webhook: 'Slack webhook',
  slack_bot: 'Slack bot',
};

/** Lists, adds and removes the channels that alerts go to. */
export function ChannelsPage() {
  const tenant = useTenant();
  const query = useChannels(tenant.id);
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <PageHead
        title="Channels"
        sub="Every channel gets an alert when an incident opens and when it is resolved."
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={open}>
            Add channel
          </Button>
        }
      />
      <div className="card">
        <QueryView query={query} skeleton={<RowsSkeleton rows={2} rowHeight={61} />}>
          {({ channels }) =>
            channels.length === 0 ? (
              <NoChannels />
            ) : (
              <ul className={classes.list}>
                {channels.map((channel) => (
                  <ChannelRow key={channel.id} channel={channel} />
                ))}
              </ul>
            )
          }
        </QueryView>
      </div>
      <Modal opened={isOpen} onClose={close} title="Add channel" size="lg" centered>
        <ChannelForm onDone={close} />
      </Modal>
    </>
  );
}

/** Shows a channel, and the button to remove it. */
function ChannelRow({ channel }: { readonly channel: Channel }) {
  const tenant = useTenant();
  const remove = useDeleteChannel(tenant.id);
  const confirm = (): void => {
    remove.mutate(channel.id, {
      onError: (error) => {
        notifications.show({ color: 'red', title: `Could not remove ${channel.name}`, message: error.message });
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
          {!channel.enabled && <span className={classes.off}>Off</span>}
        </span>
        <span className={classes.destination}>{channel.destination}</span>
      </div>
      <span className={classes.kind}>{KIND_LABEL[channel.kind]}</span>
      <ConfirmPopover
        label={`Remove ${channel.name}`}
        text={`Alerts stop going to ${channel.name}. Past deliveries are kept.`}
        action="Remove"
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

/** Shown for a tenant without channels. */
function NoChannels() {
  return (
    <EmptyState
      py={72}
      icon={<IconBellOff />}
      title="No channels yet"
      description="Incidents appear in the console, but no alerts are sent until you add a channel."
    />
  );
}
