'use client';

import { Input, NativeSelect, SegmentedControl, SimpleGrid } from '@mantine/core';
import { EXPORT_FORMATS, EXPORT_SCOPES } from '@sightline/spec';
import { FORMAT_GROUPS } from './format-groups.ts';
import type { ExportChoice } from './use-export.ts';

interface ChoiceFieldsProps {
  readonly choice: ExportChoice;
  readonly onChange: (choice: ExportChoice) => void;
}

const FORMAT_DATA = FORMAT_GROUPS.map(({ group, items }) => ({ group, items: [...items] }));

/** Which format, and how much of the list. */
export function ChoiceFields({ choice, onChange }: ChoiceFieldsProps) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
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
          ]}
        />
      </Input.Wrapper>
    </SimpleGrid>
  );
}
