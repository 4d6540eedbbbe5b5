'use client';

import { Button, EmptyState, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconRss } from '@tabler/icons-react';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { FeedDialog } from './feed-dialog.tsx';
import { FeedRow } from './feed-row.tsx';
import classes from './feeds.module.css';
import { useFeeds } from './use-feeds.ts';

/** The addresses at which firewalls fetch the list: who fetches them, make, revoke. */
export function FeedsPage() {
  const tenant = useTenant();
  const query = useFeeds(tenant.id);
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <PageHead
        title="Feeds"
        sub="Firewalls fetch what the stores must allow by themselves, and follow every change of lists, stores and profiles"
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={open}>
            Make a feed
          </Button>
        }
      />
      <div className="card">
        <QueryView query={query} skeleton={<RowsSkeleton rows={2} rowHeight={84} />}>
          {({ feeds }) =>
            feeds.length === 0 ? (
              <NoFeeds />
            ) : (
              <ul className={classes.list}>
                {feeds.map((feed) => (
                  <FeedRow key={feed.id} feed={feed} />
                ))}
              </ul>
            )
          }
        </QueryView>
      </div>
      {/* Once it is made its addresses are shown this once: a slip beside the dialog must not close it. */}
      <Modal opened={isOpen} onClose={close} title="Make a feed" size={760} closeOnClickOutside={false}>
        <FeedDialog onDone={close} />
      </Modal>
    </>
  );
}

/** For a tenant whose firewalls are told by hand. */
function NoFeeds() {
  return (
    <EmptyState
      py={72}
      icon={<IconRss />}
      title="No firewall fetches the list"
      description="Palo Alto, FortiGate, OPNsense, pfSense and SonicWall can fetch what to allow from an address and keep it up to date."
    />
  );
}
