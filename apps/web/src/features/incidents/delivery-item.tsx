'use client';

import type { CheckState, Incident } from '@sightline/spec';
import { Instant } from '../../shared/time/instant.tsx';
import { ChannelIcon } from '../../shared/ui/channel-icon.tsx';
import classes from './timeline.module.css';

type Delivery = Incident['timeline'][number]['deliveries'][number];

const STATUS: Readonly<Record<Delivery['status'], { readonly label: string; readonly state: CheckState }>> = {
  pending: { label: 'Waiting', state: 'unverified' },
  delivered: { label: 'Delivered', state: 'pass' },
  retrying: { label: 'Trying again', state: 'degraded' },
  rejected: { label: 'Rejected', state: 'blocked' },
  given_up: { label: 'Given up', state: 'blocked' },
};

/** One message to one channel and what came of it. */
export function DeliveryItem({ delivery }: { readonly delivery: Delivery }) {
  const { label, state } = STATUS[delivery.status];
  return (
    <li className={classes.delivery}>
      <div className={classes.deliveryHead}>
        <ChannelIcon kind={delivery.channelKind} />
        <span>{delivery.channelName}</span>
        <b data-state={state} style={{ color: 'var(--ink)', fontWeight: 600 }}>
          {label}
        </b>
      </div>
      <div className={classes.deliverySub}>
        {delivery.deliveredAt !== null && (
          <span>
            <Instant at={delivery.deliveredAt} withSeconds />
          </span>
        )}
        {delivery.attempts > 1 && <span>{delivery.attempts} attempts</span>}
        {delivery.reason !== null && <span>{delivery.reason}</span>}
      </div>
    </li>
  );
}
