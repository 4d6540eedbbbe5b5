'use client';

import { Input, NativeSelect, SegmentedControl, SimpleGrid } from '@mantine/core';
import { EXPORT_FORMATS, EXPORT_SCOPES } from '@sightline/spec';
import type { ChoiceFieldsProps } from './choice-fields-props.ts';
import { FORMAT_GROUPS } from './format-groups.ts';
import { ListFields } from './list-fields.tsx';
import { MerakiFields } from './meraki-fields.tsx';
import { StoreFields } from './store-fields.tsx';

const FORMAT_DATA = FORMAT_GROUPS.map(({ group, items }) => ({ group, items: [...items] }));

/** Which format, how much of which list, and for which stores. */
export function ChoiceFields(props: ChoiceFieldsProps) {
  const { choice, onChange } = props;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
      <NativeSelect
        label="Format"
        data={FORMAT_DATA}
        data-autofocus
        value={choice.format}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange({ ...choice, format: EXPORT_FORMATS.find((format) => format === value) ?? choice.format });
        }}
      />
      <Input.Wrapper label="Entries" labelElement="div">
        <SegmentedControl
          aria-label="Entries"
          fullWidth
          value={choice.scope}
          onChange={(value) => {
            onChange({ ...choice, scope: EXPORT_SCOPES.find((scope) => scope === value) ?? choice.scope });
          }}
          data={[
            { value: 'full', label: 'The full list' },
            { value: 'failing', label: 'What fails now' },
            { value: 'diff', label: 'Changes' },
          ]}
        />
      </Input.Wrapper>
      <StoreFields {...props} />
      <ListFields {...props} />
      {choice.format === 'meraki' && <MerakiFields {...props} />}
    </SimpleGrid>
  );
}
