'use client';

import { Button, EmptyState } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import type { FleetFilter } from './use-fleet-filter.ts';

interface NothingFoundProps {
  readonly filter: FleetFilter;
  readonly onFilter: (filter: FleetFilter) => void;
}

/** For a filter that no store fits. */
export function NothingFound({ filter, onFilter }: NothingFoundProps) {
  return (
    <EmptyState
      py={56}
      icon={<IconFilterOff />}
      title={filter.search === '' ? 'No store is in this state' : `No store is called like “${filter.search}”`}
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
