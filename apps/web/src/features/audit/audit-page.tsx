'use client';

import { EmptyState, Group } from '@mantine/core';
import {
  AUDIT_ACTION_TEXT,
  type AuditEventView,
  CONSOLE_API,
  formatNumber,
  profileLabel,
  type TenantId,
} from '@sightline/spec';
import { IconHistory } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';
import { Instant } from '../../shared/time/instant.tsx';
import { PageButtons, useCursorPages } from '../../shared/ui/cursor-pages.tsx';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import classes from './audit.module.css';

const PAGE_SIZE = 50;

const TEXTS: Readonly<Record<string, string>> = AUDIT_ACTION_TEXT;

/** Shows who changed what, newest first. */
export function AuditPage() {
  const tenant = useTenant();
  const pages = useCursorPages('audit');
  const query = useAudit(tenant.id, pages.cursor);
  return (
    <>
      <PageHead title="Audit" sub="Who changed what and when. Records can't be changed or removed." />
      <div className="card">
        <QueryView query={query} skeleton={<RowsSkeleton rows={8} rowHeight={64} />}>
          {({ events, nextCursor }) =>
            events.length === 0 ? (
              <EmptyState
                py={72}
                icon={<IconHistory />}
                title="No changes yet"
                description="Changes to stores, profiles and packs are recorded here with the person who made them."
              />
            ) : (
              <>
                <ol className={classes.events}>
                  {events.map((event) => (
                    <AuditEvent key={event.id} event={event} />
                  ))}
                </ol>
                <Group justify="end" px="md" py="xs">
                  <PageButtons pages={pages} nextCursor={nextCursor} labels={{ previous: 'Newer', next: 'Older' }} />
                </Group>
              </>
            )
          }
        </QueryView>
      </div>
    </>
  );
}

/** Shows who did what to what, when, and the details. */
function AuditEvent({ event }: { readonly event: AuditEventView }) {
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

/** Returns an action as people write it; one that this version does not know, as its code. */
function actionText(action: string): string {
  return TEXTS[action] ?? action.replaceAll(/[._]/g, ' ');
}

/** Returns a detail as people write it; of a change (`na → eu`), both values. */
function detailValue(value: string | number | boolean | null): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return formatNumber(value);
  return value.split(' → ').map(profileLabel).join(' → ');
}

/** Fetches a page of changes, newest first; keeps the previous page until the next one arrives. */
function useAudit(tenantId: TenantId, cursor: string | undefined) {
  const query = { cursor, limit: PAGE_SIZE };
  return useQuery({
    queryKey: queryKeys.audit(tenantId, query),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listAuditEvents, { params: { tenantId }, query, signal }),
    placeholderData: keepPreviousData,
  });
}
