'use client';

import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { FeedDialog } from './feed-dialog.tsx';
import { FeedRow } from './feed-row.tsx';
import classes from './feeds.module.css';
import { NoFeeds } from './no-feeds.tsx';
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
