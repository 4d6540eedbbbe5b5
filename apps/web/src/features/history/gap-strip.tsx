import { Tooltip } from '@mantine/core';
import { formatHour, formatTime, type StoreGaps } from '@sightline/spec';
import { gapSpan } from './gap-span.ts';
import { gapLabel } from './gap-words.ts';
import classes from './gaps-panel.module.css';

const TICKS = 5;

interface GapStripProps {
  readonly gaps: StoreGaps;
  readonly zone: string;
}

/** Shows the last 24 h on one strip: reports, gaps, and, left empty, the time before the first report. */
export function GapStrip({ gaps, zone }: GapStripProps) {
  const fromMs = Date.parse(gaps.from);
  const stepMs = (Date.parse(gaps.to) - fromMs) / (TICKS - 1);
  return (
    <div className={classes.line} aria-hidden>
      <div className={classes.strip}>
        {gaps.heardFrom !== null && (
          <i className={classes.heard} style={placed(gaps, { from: gaps.heardFrom, to: null })} />
        )}
        {gaps.gaps.map((gap) => (
          <Tooltip key={`${gap.from} ${gap.reason} ${gap.hostIds.join()}`} label={gapLabel(gap)}>
            <i className={classes.gap} style={placed(gaps, gap)} />
          </Tooltip>
        ))}
      </div>
      <div className={classes.ticks}>
        {Array.from({ length: TICKS }, (_, at) => (
          <span key={at}>
            {at === TICKS - 1 ? formatTime(gaps.to, zone, 'minutes') : formatHour(fromMs + at * stepMs, zone)}
          </span>
        ))}
      </div>
    </div>
  );
}

function placed(...place: Parameters<typeof gapSpan>): { readonly left: string; readonly width: string } {
  const { left, width } = gapSpan(...place);
  return { left: `${left}%`, width: `${width}%` };
}
