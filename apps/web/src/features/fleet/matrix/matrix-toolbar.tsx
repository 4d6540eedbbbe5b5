'use client';

import { CloseButton, Group, Pill, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { STATE_TEXT } from '@sightline/spec';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { FleetFilter } from '../use-fleet-filter.ts';

const TYPING_PAUSE_MS = 250;

interface MatrixToolbarProps {
  readonly filter: FleetFilter;
  readonly onFilter: (filter: FleetFilter) => void;
}

/** Searches stores by number, name or address, and shows the state filter. */
export function MatrixToolbar({ filter, onFilter }: MatrixToolbarProps) {
  const [typed, setTyped] = useState(filter.search);
  const apply = useDebouncedCallback((search: string) => {
    onFilter({ ...filter, search: search.trim() });
  }, TYPING_PAUSE_MS);
  const type = (search: string): void => {
    setTyped(search);
    apply(search);
  };
  return (
    <Group gap="sm">
      {filter.state !== null && (
        <Pill
          size="md"
          withRemoveButton
          onRemove={() => {
            onFilter({ ...filter, state: null });
          }}
          removeButtonProps={{ 'aria-label': 'Show stores in all states', tabIndex: 0, 'aria-hidden': false }}
        >
          {STATE_TEXT[filter.state].label}
        </Pill>
      )}
      <TextInput
        size="xs"
        w={260}
        type="search"
        aria-label="Search stores"
        placeholder="Number, name or address"
        leftSection={<IconSearch size={15} />}
        rightSection={
          typed !== '' && (
            <CloseButton
              size="xs"
              aria-label="Clear"
              onClick={() => {
                type('');
              }}
            />
          )
        }
        value={typed}
        onChange={(event) => {
          type(event.currentTarget.value);
        }}
      />
    </Group>
  );
}
