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
import classes from './check-drawer-body.module.css';
import { CheckLatency } from './check-latency.tsx';
import { isOnHost } from './check-table-row.tsx';
import { EvidenceSection } from './evidence-section.tsx';

interface CheckDrawerBodyProps {
  readonly check: CheckDetail;
  readonly store: Store;
}

/** Shows a check in full: its verdict, evidence, the likely fix, the last result, and past states. */
export function CheckDrawerBody({ check, store }: CheckDrawerBodyProps) {
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
          {isOnHost(check.target) ? 'on' : 'from'} {host?.hostname ?? 'unknown host'}
        </span>
      </div>
      <p className={classes.reason}>{check.reason}</p>

      {check.state !== 'pass' && <Remedy check={check} />}

      <EvidenceSection check={check} zone={store.timeZone} hostname={host?.hostname ?? 'the host'} />

      <CheckAddresses check={check} zone={store.timeZone} />
      {!isOnHost(check.target) && <CheckLatency storeId={store.id} checkId={check.id} zone={store.timeZone} />}
      <CheckTransitions transitions={check.transitions} zone={store.timeZone} />
      <CheckEntry check={check} />
    </div>
  );
}

function Remedy({ check }: { readonly check: CheckDetail }) {
  // A check without a recent probe has nothing to show here.
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
      {/* A vendor outage can't be fixed at a store. */}
      {check.fix !== '' && check.state !== 'target_down' && (
        <div className={classes.fix}>
          <IconTool size={18} aria-hidden />
          <div>
            <b>Likely fix</b>
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

/** Shows the check's past states, newest first. */
function CheckTransitions({ transitions, zone }: CheckTransitionsProps) {
  if (transitions.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>State changes</h3>
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

/** Shows the entry behind the check, as the vendor printed it, and where. */
function CheckEntry({ check }: { readonly check: CheckDetail }) {
  const tenant = useTenant();
  if (check.provenance === null) return null;
  return (
    <section>
      <h3 className={classes.heading}>As printed in the vendor's list</h3>
      <blockquote className={classes.printed}>{check.asPrinted.join('\n')}</blockquote>
      <p className={classes.where}>
        {check.packTitle}: {provenanceText(check.provenance)} ·{' '}
        <Anchor component={Link} size="sm" underline="always" href={allowlistHref(tenant.slug, check)}>
          Show in allowlist
        </Anchor>
      </p>
    </section>
  );
}

interface EntryOfPack {
  readonly packId: string;
  readonly entryId: string;
}

/** Returns the URL of an entry on the allowlist page. */
function allowlistHref(slug: string, { packId, entryId }: EntryOfPack): string {
  return `/t/${slug}/allowlists?pack=${encodeURIComponent(packId)}#${encodeURIComponent(entryId)}`;
}
