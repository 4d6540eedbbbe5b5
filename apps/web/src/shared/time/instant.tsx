'use client';

import { Tooltip } from '@mantine/core';
import { useNow } from './use-now.ts';
import { clockText, fullClockText, viewerZone } from './zoned.ts';

interface InstantProps {
  readonly at: string;
  /** The zone of the store where it happened; without it the reader's own zone is shown. */
  readonly zone?: string | undefined;
  readonly withSeconds?: boolean;
}

/** An instant with its zone; the tooltip gives it in full, in the store's zone and in the reader's. */
export function Instant({ at, zone, withSeconds = false }: InstantProps) {
  const now = useNow();
  return (
    <Tooltip label={<BothZones at={at} zone={zone} />} events={{ hover: true, focus: false, touch: true }}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {clockText(at, zone ?? viewerZone(), now, withSeconds ? 'HH:mm:ss' : 'HH:mm')}
      </time>
    </Tooltip>
  );
}

/** An instant in full, in the store's zone when there is one, and in the reader's. */
export function BothZones({ at, zone }: Pick<InstantProps, 'at' | 'zone'>) {
  const own = viewerZone();
  return (
    <span style={{ display: 'grid', gap: 2 }}>
      {zone !== undefined && <span>Store: {fullClockText(at, zone)}</span>}
      <span>
        {zone === undefined ? '' : 'You: '}
        {fullClockText(at, own)}
      </span>
      {own !== 'UTC' && <span>{fullClockText(at, 'UTC')}</span>}
    </span>
  );
}
