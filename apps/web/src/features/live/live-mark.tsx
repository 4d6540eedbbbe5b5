'use client';

import { Tooltip } from '@mantine/core';
import classes from './live-mark.module.css';
import type { LiveStatus } from './live-stream.ts';

const TEXT: Readonly<Record<LiveStatus, { readonly label: string; readonly sentence: string }>> = {
  connecting: { label: 'Connecting', sentence: 'Connecting to the live stream.' },
  live: { label: 'Live', sentence: 'What changes is shown within a second, without a reload.' },
  reconnecting: {
    label: 'Reconnecting',
    sentence: 'The live stream is out. What you see may be old; it is read again as soon as the stream is back.',
  },
};

/** Tells whether the page is kept up to date by itself. */
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
