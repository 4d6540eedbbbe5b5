'use client';

import { SegmentedControl } from '@mantine/core';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useCursorPages } from '../../shared/ui/use-cursor-pages.ts';
import { useTenant } from '../session/tenant-context.tsx';
import { IncidentPages } from './incident-pages.tsx';
import { IncidentTable } from './incident-table.tsx';
import { NoIncidents } from './no-incidents.tsx';
import { INCIDENT_STATUSES, type IncidentStatus, useIncidents } from './use-incidents.ts';

const LABEL: Readonly<Record<IncidentStatus, string>> = { open: 'Open', resolved: 'Resolved', all: 'All' };

/** Incidents, newest first: open, resolved or all of them. */
export function IncidentsPage() {
  const tenant = useTenant();
  const router = useRouter();
  const pathname = usePathname();
  const asked = useSearchParams().get('status');
  const status = INCIDENT_STATUSES.find((known) => known === asked) ?? 'open';
  const pages = useCursorPages(status);
  const query = useIncidents(tenant.id, status, pages.cursor);
  return (
    <>
      <PageHead
        title="Incidents"
        sub="One cause over one scope is one incident, and one message"
        actions={
          <SegmentedControl
            aria-label="Which incidents"
            value={status}
            onChange={(value) => {
              router.replace(value === 'open' ? pathname : `${pathname}?status=${value}`, { scroll: false });
            }}
            data={INCIDENT_STATUSES.map((value) => ({ value, label: LABEL[value] }))}
          />
        }
      />
      <div className="card" style={{ overflow: 'hidden' }}>
        <QueryView query={query} skeleton={<RowsSkeleton rows={8} rowHeight={60} />}>
          {({ incidents, nextCursor }) =>
            incidents.length === 0 ? (
              <NoIncidents status={status} />
            ) : (
              <>
                <IncidentTable incidents={incidents} />
                <IncidentPages pages={pages} nextCursor={nextCursor} />
              </>
            )
          }
        </QueryView>
      </div>
    </>
  );
}
