'use client';

import { EmptyState, Group } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { PageButtons } from '../../shared/ui/page-buttons.tsx';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useCursorPages } from '../../shared/ui/use-cursor-pages.ts';
import { useTenant } from '../session/tenant-context.tsx';
import classes from './audit.module.css';
import { AuditEvent } from './audit-event.tsx';
import { useAudit } from './use-audit.ts';

/** Who changed what, newest first. */
export function AuditPage() {
  const tenant = useTenant();
  const pages = useCursorPages('audit');
  const query = useAudit(tenant.id, pages.cursor);
  return (
    <>
      <PageHead title="Audit" sub="Who changed what; nothing here can be changed or removed" />
      <div className="card">
        <QueryView query={query} skeleton={<RowsSkeleton rows={8} rowHeight={64} />}>
          {({ events, nextCursor }) =>
            events.length === 0 ? (
              <EmptyState
                py={72}
                icon={<IconHistory />}
                title="Nothing was changed yet"
                description="Changes of stores, profiles and lists are kept here with who made them."
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
