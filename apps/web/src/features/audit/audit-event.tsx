'use client';

import type { AuditEventView } from '@sightline/spec';
import { Instant } from '../../shared/time/instant.tsx';
import classes from './audit.module.css';
import { actionText, detailValue } from './audit-words.ts';

/** Who did what to what, when, and the particulars. */
export function AuditEvent({ event }: { readonly event: AuditEventView }) {
  const details = Object.entries(event.detail);
  return (
    <li className={classes.event}>
      <div className={classes.when}>
        <Instant at={event.at} />
      </div>
      <div className={classes.what}>
        <span>
          <b>{event.actor}</b> {actionText(event.action)}
        </span>
        <span className={classes.subject}>{event.subject}</span>
        {details.length > 0 && (
          <dl className={classes.details}>
            {details.map(([name, value]) => (
              <div key={name} className={classes.detail}>
                <dt>{name}</dt>
                <dd>{detailValue(value)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}
