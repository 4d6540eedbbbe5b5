'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type Feed, formatCount } from '@sightline/spec';
import { IconAlertTriangle, IconBan, IconRss } from '@tabler/icons-react';
import { Since } from '../../shared/time/since.tsx';
import { ConfirmPopover } from '../../shared/ui/confirm-popover.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { FEED_FORMAT_NAME } from './feed-products.ts';
import classes from './feeds.module.css';
import { useRevokeFeed } from './use-feeds.ts';

/** Shows a feed: its stores, the last fetch, its lists, and the button to revoke it. */
export function FeedRow({ feed }: { readonly feed: Feed }) {
  return (
    <li className={classes.row}>
      <span className={classes.icon}>
        <IconRss size={18} aria-hidden />
      </span>
      <div className={classes.words}>
        <span className={classes.name}>{feed.name}</span>
        <span className={classes.facts}>
          <span>{feed.tag === null ? 'All stores' : `Stores tagged ${feed.tag}`}</span>
          <span>
            URL ends in <span className="mono">{feed.tokenEnd}</span>
          </span>
          <span>
            Created <Since at={feed.createdAt} suffix=" ago" /> by {feed.createdBy}
          </span>
        </span>
        <FetchLine feed={feed} />
        {feed.lists.length > 0 && (
          <ul className={classes.lists} aria-label={`Lists of ${feed.name}`}>
            {feed.lists.map((list) => (
              <FeedList key={list.format} list={list} />
            ))}
          </ul>
        )}
      </div>
      <RevokeButton feed={feed} />
    </li>
  );
}

function FetchLine({ feed }: { readonly feed: Feed }) {
  if (feed.lastFetchedAt === null) return <span className={classes.never}>Not fetched yet</span>;
  return (
    <span className={classes.facts}>
      <span>
        Last fetched <Since at={feed.lastFetchedAt} suffix=" ago" />
      </span>
      <span>by {feed.lastFetchedBy}</span>
      <span>{formatCount(feed.fetchCount, 'fetch')} in total</span>
    </span>
  );
}

function RevokeButton({ feed }: { readonly feed: Feed }) {
  const tenant = useTenant();
  const revoke = useRevokeFeed(tenant.id);
  const confirm = (): void => {
    revoke.mutate(feed.id, {
      onError: (error) => {
        notifications.show({ color: 'red', title: `Could not revoke ${feed.name}`, message: error.message });
      },
    });
  };
  return (
    <ConfirmPopover
      label={`Revoke ${feed.name}`}
      text="Its URLs stop working. Firewalls that still use them keep their current list and get no further changes."
      action="Revoke"
      width={300}
      onConfirm={confirm}
    >
      <Button
        variant="subtle"
        color="gray"
        size="compact-md"
        leftSection={<IconBan size={16} />}
        aria-label={`Revoke ${feed.name}`}
        loading={revoke.isPending}
      >
        Revoke
      </Button>
    </ConfirmPopover>
  );
}

/** Shows a list of a feed in one format, and whether an earlier list is being served. */
function FeedList({ list }: { readonly list: Feed['lists'][number] }) {
  const { format, lineCount, changedAt, keptSince } = list;
  return (
    <li className={classes.format} data-state={keptSince === null ? undefined : 'degraded'}>
      <b>{FEED_FORMAT_NAME[format]}</b>
      <span>
        {formatCount(lineCount, 'line')}, changed <Since at={changedAt} suffix=" ago" />
      </span>
      {keptSince !== null && (
        <span className={classes.kept}>
          <IconAlertTriangle size={14} aria-hidden /> The list would be empty, so the last one is served, for{' '}
          <Since at={keptSince} /> so far. An empty list would cut the stores off.
        </span>
      )}
    </li>
  );
}
