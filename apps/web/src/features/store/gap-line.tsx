import type { StoreGap } from '@sightline/spec';
import { durationText } from '../../shared/time/duration.ts';
import { Instant } from '../../shared/time/instant.tsx';
import { Since } from '../../shared/time/since.tsx';
import { GAP_STYLE, gapLabel, gapSentence } from './gap-words.ts';
import classes from './gaps-panel.module.css';

interface GapLineProps {
  readonly gap: StoreGap;
  readonly zone: string;
  /** Which machines, for a person. */
  readonly hosts: string;
}

/** One gap: why, from when to when on the store's clock, which machines, and what that means. */
export function GapLine({ gap, zone, hosts }: GapLineProps) {
  const Shape = GAP_STYLE[gap.reason].icon;
  return (
    <li className={classes.item}>
      <span className={classes.icon}>
        <Shape size={17} aria-hidden />
      </span>
      <div>
        <div className={classes.title}>
          <span className={classes.label}>{gapLabel(gap)}</span>
          <span className={classes.when}>
            <Instant at={gap.from} zone={zone} />
            {gap.to === null ? ' until now' : ' to '}
            {gap.to !== null && <Instant at={gap.to} zone={zone} />}
          </span>
          <span className={classes.lasted}>
            {gap.to === null ? (
              <Since at={gap.from} zone={zone} />
            ) : (
              durationText(Date.parse(gap.to) - Date.parse(gap.from))
            )}
          </span>
        </div>
        <p className={classes.sentence}>
          {hosts}. {gapSentence(gap)}
        </p>
      </div>
    </li>
  );
}
