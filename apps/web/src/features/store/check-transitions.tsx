'use client';

import type { CheckDetail } from '@sightline/spec';
import { IconArrowRight } from '@tabler/icons-react';
import { StateBadge } from '../../shared/state/state-badge.tsx';
import { Instant } from '../../shared/time/instant.tsx';
import classes from './check-view.module.css';

interface CheckTransitionsProps {
  readonly transitions: CheckDetail['transitions'];
  readonly zone: string;
}

/** How the check came to its state, newest first. */
export function CheckTransitions({ transitions, zone }: CheckTransitionsProps) {
  if (transitions.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>Transitions</h3>
      <ol className={classes.transitions}>
        {transitions.map((transition) => (
          <li key={`${transition.at} ${transition.to}`} className={classes.transition}>
            <Instant at={transition.at} zone={zone} />
            <div>
              <div className={classes.change}>
                <StateBadge state={transition.from} size="sm" />
                <IconArrowRight size={14} aria-label="to" />
                <StateBadge state={transition.to} size="sm" />
              </div>
              {transition.reason}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
