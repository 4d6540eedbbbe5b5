import { type Failure, formatLatency, PHASE_LABEL, type PhasesMs } from '@sightline/spec';
import classes from './phase-bar.module.css';
import { failureTone, timePhases } from './phase-timing.ts';

interface PhaseBarProps {
  readonly phasesMs: PhasesMs | null;
  readonly failure: Failure | null;
}

/** Shows the last result on one line: the time spent in each phase, and the phase that failed. */
export function PhaseBar({ phasesMs, failure }: PhaseBarProps) {
  if (phasesMs === null) return <span className={classes.none}>No result</span>;
  const { timings, totalMs } = timePhases(phasesMs, failure);
  const tone = failureTone(failure);
  const failed = tone === 'degraded' ? undefined : timings.find((timing) => timing.failed);
  const words = timings.map(({ phase, durationMs }) => `${PHASE_LABEL[phase]} ${formatLatency(durationMs)}`).join(', ');
  return (
    <div className={classes.line} data-state={tone} title={words}>
      <div className={classes.bar} role="img" aria-label={words}>
        {timings.map((timing) => (
          <span
            key={timing.phase}
            data-phase={timing.phase}
            data-failed={timing.failed}
            style={{ flexGrow: Math.max(timing.durationMs / (totalMs || 1), 0.02) }}
          />
        ))}
      </div>
      <span className={classes.total}>
        {failed === undefined ? formatLatency(totalMs) : <b>{PHASE_LABEL[failed.phase]}</b>}
      </span>
    </div>
  );
}

interface PhaseWaterfallProps {
  readonly phasesMs: PhasesMs;
  readonly failure: Failure | null;
}

/** Shows a result by phase on a timeline. */
export function PhaseWaterfall({ phasesMs, failure }: PhaseWaterfallProps) {
  const { timings, totalMs } = timePhases(phasesMs, failure);
  const percent = (ms: number): string => `${(100 * ms) / (totalMs || 1)}%`;
  return (
    <div className={classes.waterfall} data-state={failureTone(failure)}>
      {timings.map((timing) => (
        <div key={timing.phase} className={classes.phase} data-failed={timing.failed}>
          <span>{PHASE_LABEL[timing.phase]}</span>
          <span className={classes.track}>
            <span
              className={classes.swatch}
              data-phase={timing.phase}
              data-failed={timing.failed}
              style={{ left: percent(timing.startMs), width: `max(3px, ${percent(timing.durationMs)})` }}
            />
          </span>
          <span className={classes.duration}>{formatLatency(timing.durationMs)}</span>
        </div>
      ))}
    </div>
  );
}
