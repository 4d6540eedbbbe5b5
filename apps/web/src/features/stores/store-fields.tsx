'use client';

import { Group, Select, TagsInput, TextInput } from '@mantine/core';
import type { StoreDraft, StoreFaults } from './store-draft.ts';

interface StoreFieldsProps {
  readonly draft: StoreDraft;
  readonly faults: StoreFaults;
  readonly onChange: (part: Partial<StoreDraft>) => void;
  /** The tags that other stores have. */
  readonly knownTags: readonly string[];
}

/** Browsers do not count UTC among the zones of the world. */
const TIME_ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

/** Which store it is and where. */
export function StoreFields({ draft, faults, onChange, knownTags }: StoreFieldsProps) {
  return (
    <>
      <Group grow align="start" preventGrowOverflow={false} wrap="wrap">
        <TextInput
          label="Number"
          maw={140}
          value={draft.number}
          error={faults.number}
          data-autofocus
          onChange={(event) => {
            onChange({ number: event.currentTarget.value });
          }}
        />
        <TextInput
          label="Name"
          miw={200}
          value={draft.name}
          error={faults.name}
          onChange={(event) => {
            onChange({ name: event.currentTarget.value });
          }}
        />
      </Group>
      <TextInput
        label="Address"
        value={draft.address}
        error={faults.address}
        onChange={(event) => {
          onChange({ address: event.currentTarget.value });
        }}
      />
      <Select
        label="Time zone"
        searchable
        limit={60}
        data={TIME_ZONES}
        value={draft.timeZone}
        error={faults.timeZone}
        onChange={(value) => {
          onChange({ timeZone: value ?? '' });
        }}
      />
      <TagsInput
        label="Tags"
        description="Stores of a tag are a group: they share profile values and versions of lists"
        data={[...knownTags]}
        value={[...draft.tags]}
        maxTags={50}
        onChange={(tags) => {
          onChange({ tags });
        }}
      />
    </>
  );
}
