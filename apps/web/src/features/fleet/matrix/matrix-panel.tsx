'use client';

import { Button, EmptyState, Group, Text } from '@mantine/core';
import { CONSOLE_API, formatNumber, type TenantId } from '@sightline/spec';
import { IconFilterOff } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../../shared/api/call-api.ts';
import { queryKeys } from '../../../shared/api/query-keys.ts';
import { type CursorPages, PageButtons, useCursorPages } from '../../../shared/ui/cursor-pages.tsx';
import { Panel, RowsSkeleton } from '../../../shared/ui/panel.tsx';
import { QueryView } from '../../../shared/ui/query-view.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import type { FleetFilter } from '../use-fleet-filter.ts';
import { MatrixTable } from './matrix-table.tsx';
import { MatrixToolbar } from './matrix-toolbar.tsx';

const MATRIX_PAGE_SIZE = 50;
const REFETCH_MS = 30_000;

interface MatrixPanelProps {
  readonly filter: FleetFilter;
  readonly onFilter: (filter: FleetFilter) => void;
  readonly storeCount: number;
}

/** Shows every store by every target, a page of stores at a time. */
export function MatrixPanel({ filter, onFilter, storeCount }: MatrixPanelProps) {
  const tenant = useTenant();
  const pages = useCursorPages(`${filter.state ?? ''} ${filter.search}`);
  const query = useMatrix(tenant.id, filter, pages.cursor);
  return (
    <Panel title="Stores by target" aside={<MatrixToolbar filter={filter} onFilter={onFilter} />}>
      <QueryView query={query} skeleton={<RowsSkeleton rows={12} rowHeight={37} />}>
        {(matrix) =>
          matrix.rows.length === 0 ? (
            <NothingFound filter={filter} onFilter={onFilter} />
          ) : (
            <>
              <MatrixTable matrix={matrix} isStale={query.isPlaceholderData} />
              <MatrixPages
                pages={pages}
                nextCursor={matrix.nextCursor}
                shownCount={matrix.rows.length}
                storeCount={filter.state === null && filter.search === '' ? storeCount : null}
              />
            </>
          )
        }
      </QueryView>
    </Panel>
  );
}

interface MatrixPagesProps {
  readonly pages: CursorPages;
  readonly nextCursor: string | null;
  readonly shownCount: number;
  /** Null with a filter: matching stores are not counted. */
  readonly storeCount: number | null;
}

/** Shows which stores are on the page, out of how many, and the buttons to the other pages. */
function MatrixPages({ pages, nextCursor, shownCount, storeCount }: MatrixPagesProps) {
  const first = pages.index * MATRIX_PAGE_SIZE + 1;
  return (
    <Group justify="space-between" px="md" py="xs" style={{ borderTop: '1px solid var(--line)' }}>
      <Text size="sm" c="dimmed" className="tabular" role="status">
        Stores {first} to {first + shownCount - 1}
        {storeCount !== null && ` of ${formatNumber(storeCount)}`}
      </Text>
      <PageButtons pages={pages} nextCursor={nextCursor} labels={{ previous: 'Previous', next: 'Next' }} />
    </Group>
  );
}

interface NothingFoundProps {
  readonly filter: FleetFilter;
  readonly onFilter: (filter: FleetFilter) => void;
}

/** Shown for a filter without matches. */
function NothingFound({ filter, onFilter }: NothingFoundProps) {
  return (
    <EmptyState
      py={56}
      icon={<IconFilterOff />}
      title={filter.search === '' ? 'No stores in this state' : `No stores match “${filter.search}”`}
    >
      <EmptyState.Actions>
        <Button
          variant="default"
          onClick={() => {
            onFilter({ state: null, search: '' });
          }}
        >
          Show all stores
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}

/** Fetches a page of stores by targets; keeps the previous page until the next one arrives. */
function useMatrix(tenantId: TenantId, filter: FleetFilter, cursor: string | undefined) {
  const query = { state: filter.state ?? undefined, search: filter.search, cursor, limit: MATRIX_PAGE_SIZE };
  return useQuery({
    queryKey: queryKeys.matrix(tenantId, query),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getMatrix, { params: { tenantId }, query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
  });
}
