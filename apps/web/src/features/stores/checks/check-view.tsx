'use client';

import { Anchor } from '@mantine/core';
import type { CheckDetail, Store } from '@sightline/spec';
import { IconArrowRight, IconTool } from '@tabler/icons-react';
import Link from 'next/link';
import { FailureName } from '../../../shared/failure/failure-name.tsx';
import { StateBadge } from '../../../shared/state/state-badge.tsx';
import { Instant } from '../../../shared/time/instant.tsx';
import { Since } from '../../../shared/time/since.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { provenanceText } from '../../allowlists/provenance-text.ts';
import { CheckAddresses } from './check-addresses.tsx';
import { CheckEvidence } from './check-evidence.tsx';
import { CheckLatency } from './check-latency.tsx';
import { isOnHost } from './check-row.tsx';
import classes from './check-view.module.css';

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

interface CheckTransitionsProps {
  readonly transitions: CheckDetail['transitions'];
  readonly zone: string;
}

/** How the check came to its state, newest first. */
function CheckTransitions({ transitions, zone }: CheckTransitionsProps) {
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

/** The entry that the check stands for, as the vendor printed it, and where. */
function CheckEntry({ check }: { readonly check: CheckDetail }) {
  const tenant = useTenant();
  if (check.provenance === null) return null;
  return (
    <section>
      <h3 className={classes.heading}>As the list has it</h3>
      <blockquote className={classes.printed}>{check.asPrinted.join('\n')}</blockquote>
      <p className={classes.where}>
        {check.packTitle}: {provenanceText(check.provenance)} ·{' '}
        <Anchor component={Link} size="sm" underline="always" href={allowlistHref(tenant.slug, check)}>
          In the allowlist
        </Anchor>
      </p>
    </section>
  );
}

interface EntryOfPack {
  readonly packId: string;
  readonly entryId: string;
}

/** The address of an entry on the allowlist page. */
function allowlistHref(slug: string, { packId, entryId }: EntryOfPack): string {
  return `/t/${slug}/allowlists?pack=${encodeURIComponent(packId)}#${encodeURIComponent(entryId)}`;
}
