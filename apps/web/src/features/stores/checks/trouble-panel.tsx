'use client';

import { fixFor, type Store } from '@sightline/spec';
import { IconTool } from '@tabler/icons-react';
import Link from 'next/link';
import { FailureName } from '../../../shared/failure/failure-name.tsx';
import { StateBadge } from '../../../shared/state/state-badge.tsx';
import { Since } from '../../../shared/time/since.tsx';
import { Breakable } from '../../../shared/ui/breakable.tsx';
import { Panel } from '../../../shared/ui/panel.tsx';
import { groupTrouble, type TroubleGroup } from './group-checks.ts';
import classes from './trouble-panel.module.css';

const TARGETS_SHOWN = 4;

/** Shows what is wrong at the store and what to change first, one line per cause; nothing when all checks pass. */
export function TroublePanel({ store }: { readonly store: Store }) {
  const groups = groupTrouble(store.checks);
  if (groups.length === 0) return null;
  return (
    <Panel title="Current problems">
      <ul className={classes.list}>
        {groups.map((group) => (
          <TroubleLine
            key={`${group.state} ${group.failure ?? ''} ${group.reason}`}
            group={group}
            zone={store.timeZone}
          />
        ))}
      </ul>
    </Panel>
  );
}

function TroubleLine({ group, zone }: { readonly group: TroubleGroup; readonly zone: string }) {
  const shown = group.checks.slice(0, TARGETS_SHOWN);
  const first = group.checks[0];
  return (
    <li className={classes.line} data-state={group.state}>
      <div className={classes.state}>
        <StateBadge state={group.state} />
        <span className={classes.since}>
          for <Since at={group.since} zone={zone} />
        </span>
      </div>
      <div className={classes.words}>
        <div className={classes.what}>
          {group.failure === null ? null : <FailureName failure={group.failure} />}
          <span>{group.reason}</span>
        </div>
        <div className={classes.targets}>
          {shown.map((check) => (
            <Link key={check.id} href={`?check=${check.id}`} scroll={false} className={classes.target}>
              <Breakable text={check.targetText} />
            </Link>
          ))}
          {group.checks.length > shown.length && <span>and {group.checks.length - shown.length} more</span>}
        </div>
        {group.failure !== null && first !== undefined && group.state !== 'target_down' && (
          <div className={classes.fix}>
            <IconTool size={16} aria-hidden />
            <span>{fixFor(group.failure, first.targetText)}</span>
          </div>
        )}
      </div>
    </li>
  );
}
