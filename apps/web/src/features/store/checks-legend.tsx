import { PHASES } from '@sightline/spec';
import classes from './checks-legend.module.css';

const SLOTS = [
  { kind: 'pass', label: 'passed' },
  { kind: 'degraded', label: 'degraded' },
  { kind: 'fail', label: 'failed' },
  { kind: 'silent', label: 'no result' },
] as const;

/** What the colors of the two small charts of a check mean. */
export function ChecksLegend() {
  return (
    <div className={classes.legend}>
      <ul aria-label="Phases of a result">
        {PHASES.map((phase) => (
          <li key={phase}>
            <i style={{ background: `var(--phase-${phase})` }} aria-hidden />
            {phase}
          </li>
        ))}
        <li>
          <i className={classes.failed} aria-hidden />
          failed here
        </li>
      </ul>
      <ul aria-label="Outcomes of the last hours">
        {SLOTS.map(({ kind, label }) => (
          <li key={kind}>
            <i data-kind={kind} aria-hidden />
            {label}
          </li>
        ))}
      </ul>
    </div>
  );
}
