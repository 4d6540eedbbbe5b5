'use client';

import type { CheckDetail, Store } from '@sightline/spec';
import { IconTool } from '@tabler/icons-react';
import { FailureName } from '../../shared/failure/failure-name.tsx';
import { StateBadge } from '../../shared/state/state-badge.tsx';
import { Since } from '../../shared/time/since.tsx';
import { CheckAddresses } from './check-addresses.tsx';
import { CheckEntry } from './check-entry.tsx';
import { CheckEvidence } from './check-evidence.tsx';
import { CheckLatency } from './check-latency.tsx';
import { CheckTransitions } from './check-transitions.tsx';
import classes from './check-view.module.css';
import { isOnHost } from './host-look.tsx';

interface CheckViewProps {
  readonly check: CheckDetail;
  readonly store: Store;
}

/** One check in full: the verdict with its reason and evidence, what to change, the last result, and how it came here. */
export function CheckView({ check, store }: CheckViewProps) {
  const host = store.hosts.find((candidate) => candidate.id === check.hostId);
  return (
    <div className={classes.view}>
      <div className={classes.verdict}>
        <StateBadge state={check.state} size="lg" />
        <span>
          for <Since at={check.since} zone={store.timeZone} />
        </span>
        <span className={classes.target}>{check.targetText}</span>
        <span className={classes.from}>
          {isOnHost(check.target) ? 'on' : 'from'} {host?.hostname ?? 'an unknown host'}
        </span>
      </div>
      <p className={classes.reason}>{check.reason}</p>

      {check.state !== 'pass' && <Remedy check={check} />}

      <CheckEvidence check={check} zone={store.timeZone} hostname={host?.hostname ?? 'the machine'} />

      <CheckAddresses check={check} zone={store.timeZone} />
      {!isOnHost(check.target) && <CheckLatency storeId={store.id} checkId={check.id} zone={store.timeZone} />}
      <CheckTransitions transitions={check.transitions} zone={store.timeZone} />
      <CheckEntry check={check} />
    </div>
  );
}

function Remedy({ check }: { readonly check: CheckDetail }) {
  // Of a check that nobody has probed lately there is nothing to say here.
  if (check.failures.length === 0 && check.explanation === '' && check.hints.length === 0 && check.fix === '')
    return null;
  return (
    <section className={classes.remedy} data-state={check.state}>
      {check.failures.length > 0 && (
        <div className={classes.failures}>
          {check.failures.map((failure) => (
            <FailureName key={failure} failure={failure} />
          ))}
        </div>
      )}
      {check.explanation !== '' && <p>{check.explanation}</p>}
      {check.hints.map((hint) => (
        <p key={hint} className={classes.hint}>
          {hint}
        </p>
      ))}
      {/* What ails everybody is not put right at a store. */}
      {check.fix !== '' && check.state !== 'target_down' && (
        <div className={classes.fix}>
          <IconTool size={18} aria-hidden />
          <div>
            <b>What to change</b>
            <p>{check.fix}</p>
          </div>
        </div>
      )}
    </section>
  );
}
