'use client';

import { formatWeekdayTime, profileLabel, type Store } from '@sightline/spec';
import { IconClock } from '@tabler/icons-react';
import Link from 'next/link';
import { StateBadge } from '../../shared/state/state-badge.tsx';
import { Since } from '../../shared/time/since.tsx';
import { useNow } from '../../shared/time/use-now.ts';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useTenant } from '../accounts/tenant-context.tsx';
import { EnrollButton } from '../agents/enroll-button.tsx';
import { IssueButton } from '../certificates/issue-button.tsx';
import classes from './store-page.module.css';

/** Shows which store it is, its state and since when, and its local time. */
export function StoreHead({ store }: { readonly store: Store }) {
  const tenant = useTenant();
  usePageTitle(`${store.number} ${store.name}`);
  return (
    <div className={classes.head}>
      <Link href={`/t/${tenant.slug}`} className={classes.crumb}>
        ← Fleet
      </Link>
      <PageHead
        title={
          <span className={classes.title}>
            <span>
              <span className={classes.number}>{store.number}</span> {store.name}
            </span>
            <StateBadge state={store.state} size="lg" />
            <span style={{ fontSize: '0.875rem', fontWeight: 550, letterSpacing: 0 }}>
              for <Since at={store.since} zone={store.timeZone} />
            </span>
          </span>
        }
        sub={
          <>
            <span>{store.address}</span>
            <LocalTime zone={store.timeZone} />
            <span>
              {profileLabel(store.posSystem)} · {profileLabel(store.region)} · {profileLabel(store.environment)}
            </span>
            <span className={classes.tags}>
              {store.tags.map((tag) => (
                <span key={tag} className={classes.tag}>
                  {tag}
                </span>
              ))}
            </span>
          </>
        }
        actions={
          <>
            <IssueButton storeId={store.id} label="Issue certificate" />
            <EnrollButton storeId={store.id} storeName={store.name} zone={store.timeZone} />
          </>
        }
      />
    </div>
  );
}

/** Shows the store's local time. */
function LocalTime({ zone }: { readonly zone: string }) {
  const now = useNow();
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 5 }} title={`Store time zone: ${zone}`}>
      <IconClock size={15} aria-hidden />
      <span className="tabular">{formatWeekdayTime(now, zone)} at the store</span>
    </span>
  );
}
