import type { Failure, PhasesMs } from '@sightline/spec';
import { latencyText } from '../../shared/time/duration.ts';
import classes from './phase-bar.module.css';
import { failureTone, timePhases } from './phase-timing.ts';

interface PhaseWaterfallProps {
  readonly phasesMs: PhasesMs;
  readonly failure: Failure | null;
}

/** A result phase by phase on one time line. */
export function PhaseWaterfall({ phasesMs, failure }: PhaseWaterfallProps) {
  const { timings, totalMs } = timePhases(phasesMs, failure);
  const percent = (ms: number): string => `${(100 * ms) / (totalMs || 1)}%`;
  return (
    <div className={classes.waterfall} data-state={failureTone(failure)}>
      {timings.map((timing) => (
        <div key={timing.phase} className={classes.phase} data-failed={timing.failed}>
          <span>{timing.phase}</span>
          <span className={classes.track}>
            <span
              className={classes.swatch}
              data-phase={timing.phase}
              data-failed={timing.failed}
              style={{ left: percent(timing.startMs), width: `max(3px, ${percent(timing.durationMs)})` }}
            />
          </span>
          <span className={classes.duration}>{latencyText(timing.durationMs)}</span>
        </div>
      ))}
    </div>
  );
}
