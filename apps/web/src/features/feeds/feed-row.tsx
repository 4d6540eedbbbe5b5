'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type Feed, formatNumber } from '@sightline/spec';
import { IconAlertTriangle, IconBan, IconRss } from '@tabler/icons-react';
import { Since } from '../../shared/time/since.tsx';
import { ConfirmPopover } from '../../shared/ui/confirm-popover.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { FEED_FORMAT_NAME } from './feed-products.ts';
import classes from './feeds.module.css';
import { useRevokeFeed } from './use-feeds.ts';

/** One feed: for which stores, who fetches it and what it gives; and the way to revoke it. */
export function FeedRow({ feed }: { readonly feed: Feed }) {
  return (
    <li className={classes.row}>
      <span className={classes.icon}>
        <IconRss size={18} aria-hidden />
      </span>
      <div className={classes.words}>
        <span className={classes.name}>{feed.name}</span>
        <span className={classes.facts}>
          <span>{feed.tag === null ? 'All stores' : `Stores with the tag ${feed.tag}`}</span>
          <span>
            address ends in <span className="mono">{feed.tokenEnd}</span>
          </span>
          <span>
            made <Since at={feed.createdAt} suffix=" ago" /> by {feed.createdBy}
          </span>
        </span>
        <FetchLine feed={feed} />
        {feed.lists.length > 0 && (
          <ul className={classes.lists} aria-label={`What ${feed.name} gives`}>
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
  if (feed.lastFetchedAt === null) return <span className={classes.never}>Not fetched by any firewall yet</span>;
  return (
    <span className={classes.facts}>
      <span>
        last fetched <Since at={feed.lastFetchedAt} suffix=" ago" />
      </span>
      <span>by {feed.lastFetchedBy}</span>
      <span>{feed.fetchCount === 1 ? 'once' : `${formatNumber(feed.fetchCount)} times`} in all</span>
    </span>
  );
}

function RevokeButton({ feed }: { readonly feed: Feed }) {
  const tenant = useTenant();
  const revoke = useRevokeFeed(tenant.id);
  const confirm = (): void => {
    revoke.mutate(feed.id, {
      onError: (error) => {
        notifications.show({ color: 'red', title: `${feed.name} was not revoked`, message: error.message });
      },
    });
  };
  return (
    <ConfirmPopover
      label={`Revoke ${feed.name}`}
      text="Its addresses answer “not found” from now on. Firewalls that still ask keep the list they have, and follow no further change."
      action="Revoke it"
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

/** What a feed gives in one format, and whether it is an earlier list that is kept. */
function FeedList({ list }: { readonly list: Feed['lists'][number] }) {
  const { format, lineCount, changedAt, keptSince } = list;
  return (
    <li className={classes.format} data-state={keptSince === null ? undefined : 'degraded'}>
      <b>{FEED_FORMAT_NAME[format]}</b>
      <span>
        {formatNumber(lineCount)} {lineCount === 1 ? 'line' : 'lines'}, changed <Since at={changedAt} suffix=" ago" />
      </span>
      {keptSince !== null && (
        <span className={classes.kept}>
          <IconAlertTriangle size={14} aria-hidden /> The list would be empty; the last one is served for{' '}
          <Since at={keptSince} />. An empty list would lock the stores.
        </span>
      )}
    </li>
  );
}
