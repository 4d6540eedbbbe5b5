'use client';

import { Tooltip } from '@mantine/core';
import type { Fleet } from '@sightline/spec';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { Since } from '../../shared/time/since.tsx';
import { useNow } from '../../shared/time/use-now.ts';
import classes from './control-freshness.module.css';

/** Older than this, the control can no longer tell a blocked store from a vendor's outage. */
const FRESH_MS = 3 * 60_000;

/** How fresh the view from outside any store is, without which "blocked" and "target down" cannot be told apart. */
export function ControlFreshness({ control }: { readonly control: Fleet['control'] }) {
  const now = useNow();
  const lastReportAt = control?.lastReportAt ?? null;
  const isFresh = lastReportAt !== null && now - Date.parse(lastReportAt) < FRESH_MS;
  const ControlIcon = isFresh ? IconEye : IconEyeOff;
  return (
    <span className={classes.control} data-fresh={isFresh}>
      <Tooltip
        multiline
        w={300}
        label="The control probes the same public targets from outside any store. It tells a blocked store from a vendor's outage."
      >
        <ControlIcon size={15} aria-hidden />
      </Tooltip>
      {lastReportAt === null ? (
        'No control: other stores are the only comparison'
      ) : (
        <Since at={lastReportAt} prefix="Control reported " suffix=" ago" />
      )}
    </span>
  );
}
