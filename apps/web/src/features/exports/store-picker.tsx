'use client';

import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { CONSOLE_API, EXPORT_STORES_MAX, type TenantId } from '@sightline/spec';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';
import { useTenant } from '../session/tenant-context.tsx';
import type { PickedStore } from './export-choice.ts';

const FOUND_MAX = 20;
const TYPING_MS = 200;

interface StorePickerProps {
  readonly picked: readonly PickedStore[];
  readonly onPick: (picked: readonly PickedStore[]) => void;
}

/** Finds stores by number, name or address, and picks some. */
export function StorePicker({ picked, onPick }: StorePickerProps) {
  const tenant = useTenant();
  const [search, setSearch] = useState('');
  const [words] = useDebouncedValue(search.trim(), TYPING_MS);
  const { data: found = [], isFetching } = useFoundStores(tenant.id, words);
  const known = new Map([...picked, ...found].map((store) => [store.id as string, store]));
  return (
    <MultiSelect
      aria-label="Pick stores"
      placeholder={picked.length === 0 ? 'Number, name or address' : ''}
      searchable
      hidePickedOptions
      maxValues={EXPORT_STORES_MAX}
      // What is found was found by the API, by more than the label.
      filter={({ options }) => options}
      nothingFoundMessage={isFetching ? 'Looking' : 'No such store'}
      searchValue={search}
      onSearchChange={setSearch}
      data={[...known.values()].map(({ id, label }) => ({ value: id, label }))}
      value={picked.map(({ id }) => id)}
      onChange={(ids) => {
        onPick(ids.flatMap((id) => known.get(id) ?? []));
      }}
    />
  );
}

function useFoundStores(tenantId: TenantId, search: string) {
  const query = { limit: FOUND_MAX, ...(search === '' ? {} : { search }) };
  return useQuery({
    queryKey: [...queryKeys.tenant(tenantId), 'found-stores', query],
    queryFn: async ({ signal }): Promise<PickedStore[]> => {
      const { stores } = await callApi(CONSOLE_API.listStores, { params: { tenantId }, query, signal });
      return stores.map(({ id, number, name }) => ({ id, label: `${number} ${name}` }));
    },
    placeholderData: keepPreviousData,
  });
}
