'use client';

import { Tooltip } from '@mantine/core';
import { formatDuration, formatShortDuration } from '@sightline/spec';
import { BothZones } from './instant.tsx';
import { useNow } from './use-now.ts';

interface SinceProps {
  readonly at: string;
  readonly zone?: string | undefined;
  readonly short?: boolean;
  /** Text before and after the duration, for example ` ago`. */
  readonly prefix?: string;
  readonly suffix?: string;
}

/** Shows how long ago an instant was, updating live; the tooltip gives the instant itself. */
export function Since({ at, zone, short = false, prefix = '', suffix = '' }: SinceProps) {
  const elapsedMs = useNow() - Date.parse(at);
  return (
    <Tooltip label={<BothZones at={at} zone={zone} />} events={{ hover: true, focus: false, touch: true }}>
      <time dateTime={at} className="tabular" style={{ whiteSpace: 'nowrap' }}>
        {prefix}
        {short ? formatShortDuration(elapsedMs) : formatDuration(elapsedMs)}
        {suffix}
      </time>
    </Tooltip>
  );
}
