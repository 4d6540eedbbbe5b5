'use client';

import { NativeSelect, Select, Stack } from '@mantine/core';
import type { ChoiceFieldsProps } from './choice-fields-props.ts';
import type { ChosenStores } from './export-choice.ts';
import { StorePicker } from './store-picker.tsx';

const EMPTY: Readonly<Record<ChosenStores['kind'], ChosenStores>> = {
  all: { kind: 'all' },
  tag: { kind: 'tag', tag: null },
  stores: { kind: 'stores', stores: [] },
};

/** For which stores: all, those of a tag, or some that are picked. */
export function StoreFields({ choice, lists, onChange }: ChoiceFieldsProps) {
  const { stores } = choice;
  const tags = lists?.tags ?? [];
  const choose = (chosen: ChosenStores): void => {
    onChange({ ...choice, stores: chosen });
  };
  return (
    <Stack gap="xs">
      <NativeSelect
        label="Stores"
        value={stores.kind}
        onChange={(event) => {
          const { value } = event.currentTarget;
          choose(value === 'tag' || value === 'stores' ? EMPTY[value] : EMPTY.all);
        }}
        data={[
          { value: 'all', label: 'All stores' },
          { value: 'tag', label: 'Stores with a tag' },
          { value: 'stores', label: 'Stores I pick' },
        ]}
      />
      {stores.kind === 'tag' && (
        <Select
          aria-label="Tag"
          placeholder="Choose a tag"
          searchable
          nothingFoundMessage="No store has such a tag"
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
