'use client';

import { UnstyledButton } from '@mantine/core';
import { CHECK_STATES, type CheckState, STATE_TEXT, type StateCounts } from '@sightline/spec';
import clsx from 'clsx';
import { StateIcon } from '../../shared/state/state-badge.tsx';
import classes from './state-strip.module.css';
import type { FleetFilter } from './use-fleet-filter.ts';

interface StateStripProps {
  readonly counts: StateCounts;
  readonly filter: FleetFilter;
  readonly onFilter: (filter: FleetFilter) => void;
}

/** Shows how many stores are in each state, as a bar and as six numbers; each number toggles a filter of the matrix. */
export function StateStrip({ counts, filter, onFilter }: StateStripProps) {
  const toggle = (state: CheckState): void => {
    onFilter({ ...filter, state: filter.state === state ? null : state });
  };
  return (
    <section className={clsx('card', classes.strip)} aria-label="Stores by state">
      <div className={classes.bar} aria-hidden>
        {CHECK_STATES.filter((state) => counts[state] > 0).map((state) => (
          <span key={state} data-state={state} style={{ flexGrow: counts[state] }} />
        ))}
      </div>
      <div className={classes.tiles}>
        {CHECK_STATES.map((state) => (
          <UnstyledButton
            key={state}
            className={classes.tile}
            data-state={state}
            data-none={counts[state] === 0}
            aria-pressed={filter.state === state}
            title={STATE_TEXT[state].sentence}
            onClick={() => {
              toggle(state);
            }}
          >
            <span className={classes.count}>{counts[state]}</span>
            <span className={classes.label}>
              <StateIcon state={state} size={15} />
              {STATE_TEXT[state].label}
            </span>
          </UnstyledButton>
        ))}
      </div>
    </section>
  );
}
