import type { Feed } from '@sightline/spec';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Since } from '../../shared/time/since.tsx';
import { FEED_FORMAT_NAME } from './feed-products.ts';
import classes from './feeds.module.css';

/** What a feed gives in one format, and whether it is an earlier list that is kept. */
export function FeedList({ list }: { readonly list: Feed['lists'][number] }) {
  const { format, lineCount, changedAt, keptSince } = list;
  return (
    <li className={classes.format} data-state={keptSince === null ? undefined : 'degraded'}>
      <b>{FEED_FORMAT_NAME[format]}</b>
      <span>
        {lineCount.toLocaleString('en')} {lineCount === 1 ? 'line' : 'lines'}, changed{' '}
        <Since at={changedAt} suffix=" ago" />
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
