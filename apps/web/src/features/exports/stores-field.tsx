'use client';

import { MultiSelect, NativeSelect, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { CONSOLE_API, EXPORT_STORES_MAX, type TenantId } from '@sightline/spec';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';
import { useTenant } from '../accounts/tenant-context.tsx';
import type { ChoiceFieldsProps, PickedStore, StoreSelection } from './export-choice.ts';

const FOUND_MAX = 20;
const TYPING_MS = 200;

const NO_STORES: Readonly<Record<StoreSelection['kind'], StoreSelection>> = {
  all: { kind: 'all' },
  tag: { kind: 'tag', tag: null },
  stores: { kind: 'stores', stores: [] },
};

/** Chooses the stores: all, those with a tag, or picked ones. */
export function StoresField({ choice, lists, onChange }: ChoiceFieldsProps) {
  const { stores } = choice;
  const tags = lists?.tags ?? [];
  const choose = (chosen: StoreSelection): void => {
    onChange({ ...choice, stores: chosen });
  };
  return (
    <Stack gap="xs">
      <NativeSelect
        label="Stores"
        value={stores.kind}
        onChange={(event) => {
          const { value } = event.currentTarget;
          choose(value === 'tag' || value === 'stores' ? NO_STORES[value] : NO_STORES.all);
        }}
        data={[
          { value: 'all', label: 'All stores' },
          { value: 'tag', label: 'Stores with a tag' },
          { value: 'stores', label: 'Selected stores' },
        ]}
      />
      {stores.kind === 'tag' && (
        <Select
          aria-label="Tag"
          placeholder="Choose a tag"
          searchable
          nothingFoundMessage="No stores have this tag"
          data={tags.map(({ tag, storeCount }) => ({ value: tag, label: `${tag} (${String(storeCount)})` }))}
          value={stores.tag}
          onChange={(tag) => {
            choose({ kind: 'tag', tag });
          }}
        />
      )}
      {stores.kind === 'stores' && (
        <StorePicker
          picked={stores.stores}
          onPick={(picked) => {
            choose({ kind: 'stores', stores: picked });
          }}
        />
      )}
    </Stack>
  );
}

interface StorePickerProps {
  readonly picked: readonly PickedStore[];
  readonly onPick: (picked: readonly PickedStore[]) => void;
}

/** Searches stores by number, name or address, and picks some. */
function StorePicker({ picked, onPick }: StorePickerProps) {
  const tenant = useTenant();
  const [search, setSearch] = useState('');
  const [words] = useDebouncedValue(search.trim(), TYPING_MS);
  const { data: found = [], isFetching } = useFoundStores(tenant.id, words);
  const known = new Map([...picked, ...found].map((store) => [store.id as string, store]));
  return (
    <MultiSelect
      aria-label="Select stores"
      placeholder={picked.length === 0 ? 'Number, name or address' : ''}
      searchable
      hidePickedOptions
      maxValues={EXPORT_STORES_MAX}
      // The API has filtered already, by more than the label.
      filter={({ options }) => options}
      nothingFoundMessage={isFetching ? 'Searching…' : 'No stores found'}
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
