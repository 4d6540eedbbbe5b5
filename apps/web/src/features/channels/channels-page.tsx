'use client';

import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { ChannelForm } from './channel-form.tsx';
import { ChannelRow } from './channel-row.tsx';
import classes from './channels.module.css';
import { NoChannels } from './no-channels.tsx';
import { useChannels } from './use-channels.ts';

/** Where alerts go: list, add, remove. */
export function ChannelsPage() {
  const tenant = useTenant();
  const query = useChannels(tenant.id);
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <PageHead
        title="Channels"
        sub="Every incident is sent to every channel when it opens and when it is resolved"
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={open}>
            Add a channel
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
      <Modal opened={isOpen} onClose={close} title="Add a channel" size="lg" centered>
        <ChannelForm onDone={close} />
      </Modal>
    </>
  );
}
