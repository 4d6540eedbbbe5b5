'use client';

import { Tooltip } from '@mantine/core';
import { formatInstant, formatRecent, type TimePrecision } from '@sightline/spec';
import { useNow } from './use-now.ts';
import { viewerZone } from './viewer-zone.ts';

interface InstantProps {
  readonly at: string;
  /** The zone of the store where it happened; without it, the reader's own zone. */
  readonly zone?: string | undefined;
  readonly precision?: TimePrecision;
  /** Shows the date and seconds even today, as on a document. */
  readonly isFull?: boolean;
}

/** Shows an instant with its zone; the tooltip gives it in full, in the store's zone and in the reader's. */
export function Instant({ at, zone, precision = 'minutes', isFull = false }: InstantProps) {
  const now = useNow();
  return (
    <Tooltip label={<BothZones at={at} zone={zone} />} events={{ hover: true, focus: false, touch: true }}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {isFull ? formatInstant(at, zone ?? viewerZone()) : formatRecent(at, zone ?? viewerZone(), now, precision)}
      </time>
    </Tooltip>
  );
}

/** Shows an instant in full, in the store's zone when there is one, and in the reader's. */
export function BothZones({ at, zone }: Pick<InstantProps, 'at' | 'zone'>) {
  const own = viewerZone();
  return (
    <span style={{ display: 'grid', gap: 2 }}>
      {zone !== undefined && <span>Store: {formatInstant(at, zone)}</span>}
      <span>
        {zone === undefined ? '' : 'You: '}
        {formatInstant(at, own)}
      </span>
      {own !== 'UTC' && <span>{formatInstant(at, 'UTC')}</span>}
    </span>
  );
}
