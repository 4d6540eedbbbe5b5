'use client';

import { Progress } from '@mantine/core';
import type { ReplanProgress } from '@sightline/spec';
import classes from './profiles.module.css';

/** How far planning stores anew has come; nothing when none is planned at the moment. */
export function ReplanProgressBar({ progress }: { readonly progress: ReplanProgress | null }) {
  if (progress === null || progress.finishedAt !== null) return null;
  const { storeCount, doneCount } = progress;
  return (
    <div className={`card ${classes.progress}`} role="status">
      <span>
        Planning stores anew: {doneCount.toLocaleString('en')} of {storeCount.toLocaleString('en')}
      </span>
      <Progress value={storeCount === 0 ? 100 : (doneCount / storeCount) * 100} aria-label="Stores planned" animated />
    </div>
  );
}
