'use client';

import { IconClock } from '@tabler/icons-react';
import { useNow } from '../../shared/time/use-now.ts';
import { localClockText } from '../../shared/time/zoned.ts';

/** What time it is at the store now. */
export function LocalTime({ zone }: { readonly zone: string }) {
  const now = useNow();
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 5 }} title={`The clock of the store: ${zone}`}>
      <IconClock size={15} aria-hidden />
      <span className="tabular">{localClockText(now, zone)} at the store</span>
    </span>
  );
}
