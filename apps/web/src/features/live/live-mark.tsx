'use client';

import { Tooltip } from '@mantine/core';
import classes from './live-mark.module.css';
import type { LiveStatus } from './live-stream.ts';

const TEXT: Readonly<Record<LiveStatus, { readonly label: string; readonly sentence: string }>> = {
  connecting: { label: 'Connecting', sentence: 'Connecting to the live stream.' },
  live: { label: 'Live', sentence: 'Changes appear within a second, without a reload.' },
  reconnecting: {
    label: 'Reconnecting',
    sentence: 'The live stream is disconnected. This page may be out of date; it refreshes once the stream is back.',
  },
};

/** Shows whether the page receives live updates. */
export function LiveMark({ status }: { readonly status: LiveStatus }) {
  return (
    <Tooltip label={TEXT[status].sentence} multiline w={260}>
      <span className={classes.mark} data-status={status} role="status">
        <span className={classes.dot} aria-hidden />
        <span className={classes.label}>{TEXT[status].label}</span>
      </span>
    </Tooltip>
  );
}
