import { Tooltip } from '@mantine/core';
import type { StoreGaps } from '@sightline/spec';
import { hourText } from '../../shared/time/zoned.ts';
import { gapSpan } from './gap-spans.ts';
import { gapLabel } from './gap-words.ts';
import classes from './gaps-panel.module.css';

const TICKS = 5;

interface GapStripProps {
  readonly gaps: StoreGaps;
  readonly zone: string;
}

/** The last 24 h on one line: what was heard, and where nothing was. */
export function GapStrip({ gaps, zone }: GapStripProps) {
  const fromMs = Date.parse(gaps.from);
  const stepMs = (Date.parse(gaps.to) - fromMs) / (TICKS - 1);
  return (
    <div className={classes.line} aria-hidden>
      <div className={classes.strip}>
        {gaps.gaps.map((gap) => {
          const { left, width } = gapSpan(gaps, gap);
          return (
            <Tooltip key={`${gap.from} ${gap.reason} ${gap.hostIds.join()}`} label={gapLabel(gap)}>
              <i className={classes.gap} style={{ left: `${left}%`, width: `${width}%` }} />
            </Tooltip>
          );
        })}
      </div>
      <div className={classes.ticks}>
        {Array.from({ length: TICKS }, (_, at) => (
          <span key={at}>{hourText(fromMs + at * stepMs, zone)}</span>
        ))}
      </div>
    </div>
  );
}
