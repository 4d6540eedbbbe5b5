'use client';

import { Button, Skeleton } from '@mantine/core';
import { formatDuration, type Store, type StoreGap } from '@sightline/spec';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Instant } from '../../shared/time/instant.tsx';
import { Since } from '../../shared/time/since.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { GapStrip } from './gap-strip.tsx';
import { GAP_STYLE, gapLabel, gapSentence } from './gap-words.ts';
import classes from './gaps-panel.module.css';
import { HISTORY_HOURS, useStoreGaps } from './use-history.ts';

/** More are shown on request. */
const SHOWN_MAX = 6;
/** More hosts are counted, not named. */
const NAMED_MAX = 3;

/** Shows when the store didn't report, and whether power, line or agent was the cause. */
export function GapsPanel({ store }: { readonly store: Store }) {
  const tenant = useTenant();
  const query = useStoreGaps(tenant.id, store.id);
  const [isWhole, setIsWhole] = useState(false);
  if (store.hosts.length === 0) return null;
  return (
    <Panel title="Reporting" aside={`last ${HISTORY_HOURS} h`}>
      <div className={classes.body}>
        <QueryView query={query} skeleton={<Skeleton height={58} />}>
          {(gaps) => (
            <>
              <GapStrip gaps={gaps} zone={store.timeZone} />
              {gaps.gaps.length === 0 ? (
                <Unbroken heardFrom={gaps.heardFrom} zone={store.timeZone} />
              ) : (
                <ul className={classes.list}>
                  {gaps.gaps.slice(0, isWhole ? undefined : SHOWN_MAX).map((gap) => (
                    <GapLine
                      key={`${gap.from} ${gap.reason} ${gap.hostIds.join()}`}
                      gap={gap}
                      zone={store.timeZone}
                      hosts={hostsText(gap, store.hosts)}
                    />
                  ))}
                </ul>
              )}
              {!isWhole && gaps.gaps.length > SHOWN_MAX && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() => {
                    setIsWhole(true);
                  }}
                >
                  Show all {gaps.gaps.length}
                </Button>
              )}
            </>
          )}
        </QueryView>
      </div>
    </Panel>
  );
}

interface UnbrokenProps {
  readonly heardFrom: string | null;
  readonly zone: string;
}

/** Shown when there are no gaps. */
function Unbroken({ heardFrom, zone }: UnbrokenProps) {
  if (heardFrom === null) return <p className={classes.none}>No reports in this period.</p>;
  return (
    <p className={classes.none}>
      <IconCheck size={16} aria-hidden />
      <span>
        No gaps since <Instant at={heardFrom} zone={zone} />
      </span>
    </p>
  );
}

function hostsText({ hostIds }: StoreGap, hosts: Store['hosts']): string {
  if (hostIds.length === hosts.length && hosts.length > 1) return 'All hosts';
  const names = hosts.filter(({ id }) => hostIds.includes(id)).map(({ hostname }) => hostname);
  return names.length > NAMED_MAX ? `${names.length} hosts` : names.join(', ');
}

interface GapLineProps {
  readonly gap: StoreGap;
  readonly zone: string;
  /** The hosts, as text. */
  readonly hosts: string;
}

/** Shows a gap: its cause, its times on the store's clock, its hosts, and what that means. */
function GapLine({ gap, zone, hosts }: GapLineProps) {
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
              formatDuration(Date.parse(gap.to) - Date.parse(gap.from))
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
