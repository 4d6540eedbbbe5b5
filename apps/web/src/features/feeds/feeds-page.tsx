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

/** Lists, creates and revokes the URLs that firewalls fetch the allowlist from. */
export function FeedsPage() {
  const tenant = useTenant();
  const query = useFeeds(tenant.id);
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <PageHead
        title="Feeds"
        sub="URLs that firewalls fetch to stay up to date with what your stores must allow."
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={open}>
            Create feed
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
      {/* The URLs are shown only once: a click beside the dialog must not close it. */}
      <Modal opened={isOpen} onClose={close} title="Create feed" size={760} closeOnClickOutside={false}>
        <FeedDialog onDone={close} />
      </Modal>
    </>
  );
}

/** Shown for a tenant without feeds. */
function NoFeeds() {
  return (
    <EmptyState
      py={72}
      icon={<IconRss />}
      title="No feeds yet"
      description="Palo Alto, FortiGate, OPNsense, pfSense and SonicWall can fetch what to allow from a URL and keep it up to date."
    />
  );
}
