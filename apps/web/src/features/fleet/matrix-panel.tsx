'use client';

import { Panel } from '../../shared/ui/panel.tsx';
import { RowsSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useCursorPages } from '../../shared/ui/use-cursor-pages.ts';
import { useTenant } from '../session/tenant-context.tsx';
import { MatrixPages } from './matrix-pages.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { MatrixToolbar } from './matrix-toolbar.tsx';
import { NothingFound } from './nothing-found.tsx';
import type { FleetFilter } from './use-fleet-filter.ts';
import { useMatrix } from './use-matrix.ts';

interface MatrixPanelProps {
  readonly filter: FleetFilter;
  readonly onFilter: (filter: FleetFilter) => void;
  readonly storeCount: number;
}

/** Every store by every target, a page of stores at a time. */
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
