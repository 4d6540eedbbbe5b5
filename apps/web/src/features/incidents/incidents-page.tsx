'use client';

import { EmptyState, Group, SegmentedControl } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type CursorPages, PageButtons, useCursorPages } from '../../shared/ui/cursor-pages.tsx';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { IncidentTable } from './incident-table.tsx';
import { INCIDENT_STATUSES, type IncidentStatus, useIncidents } from './use-incidents.ts';

const LABEL: Readonly<Record<IncidentStatus, string>> = { open: 'Open', resolved: 'Resolved', all: 'All' };

/** Shows incidents, newest first: open, resolved or all. */
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
        sub="Each incident has one cause and sends one alert."
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

/** Shown for an empty list of incidents. */
function NoIncidents({ status }: { readonly status: IncidentStatus }) {
  return (
    <EmptyState
      py={72}
      icon={<IconCircleCheck />}
      title={status === 'open' ? 'No open incidents' : 'No incidents yet'}
      description={
        status === 'open'
          ? 'Anything blocked, offline or down appears here automatically.'
          : 'Past incidents are kept here.'
      }
    />
  );
}

interface IncidentPagesProps {
  readonly pages: CursorPages;
  readonly nextCursor: string | null;
}

/** Shows buttons to older and newer incidents; nothing with a single page. */
function IncidentPages({ pages, nextCursor }: IncidentPagesProps) {
  if (pages.index === 0 && nextCursor === null) return null;
  return (
    <Group justify="end" px="md" py="xs" style={{ borderTop: '1px solid var(--line)' }}>
      <PageButtons pages={pages} nextCursor={nextCursor} labels={{ previous: 'Newer', next: 'Older' }} />
    </Group>
  );
}
