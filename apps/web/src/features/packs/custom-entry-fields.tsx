'use client';

import { Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import type { CustomEntryDraft } from '@sightline/spec';
import { oneOf } from './one-of.ts';
import type { CustomEntryFaults } from './custom-entry-faults.ts';

export interface CustomEntryFieldsProps {
  readonly draft: CustomEntryDraft;
  readonly faults: CustomEntryFaults;
  readonly onChange: (part: Partial<CustomEntryDraft>) => void;
}

const PROTOCOLS = [
  { value: 'https', label: 'HTTPS' },
  { value: 'http', label: 'HTTP' },
  { value: 'tcp', label: 'TCP' },
  { value: 'udp', label: 'UDP, not probed' },
  { value: 'icmp', label: 'ICMP, not probed' },
  { value: 'not_stated', label: 'Not known' },
] as const;

const DIRECTIONS = [
  { value: 'outbound', label: 'From the store' },
  { value: 'inbound', label: 'To the store' },
  { value: 'inbound_outbound', label: 'Both ways' },
  { value: 'not_stated', label: 'Not known' },
] as const;

/** What an own entry is, and where it leads. */
export function CustomEntryFields({ draft, faults, onChange }: CustomEntryFieldsProps) {
  return (
    <Stack gap="md">
      <TextInput
        label="Title"
        placeholder="Loyalty kiosk, ordering server"
        maxLength={190}
        value={draft.title}
        error={faults.title}
        data-autofocus
        onChange={(event) => {
          onChange({ title: event.currentTarget.value });
        }}
      />
      <Textarea
        label="Destination"
        description="Names and address ranges, apart by blanks; “store” for ports between the machines of a store"
        placeholder="orders.kiosk.example *.cdn.kiosk.example 203.0.113.0/28"
        autosize
        minRows={2}
        maxRows={6}
        value={draft.destination}
        error={faults.destination}
        onChange={(event) => {
          onChange({ destination: event.currentTarget.value });
        }}
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
        <Select
          label="Protocol"
          allowDeselect={false}
          data={PROTOCOLS}
          value={draft.protocol}
          error={faults.protocol}
          onChange={(value) => {
            onChange({ protocol: oneOf(PROTOCOLS, value) ?? draft.protocol });
          }}
        />
        <TextInput
          label="Ports"
          placeholder="443, 9100-9109"
          value={draft.ports}
          error={faults.ports}
          onChange={(event) => {
            onChange({ ports: event.currentTarget.value });
          }}
        />
        <Select
          label="Direction"
          allowDeselect={false}
          data={DIRECTIONS}
          value={draft.direction}
          error={faults.direction}
          onChange={(value) => {
            onChange({ direction: oneOf(DIRECTIONS, value) ?? draft.direction });
          }}
        />
      </SimpleGrid>
      <Switch
        label="A store cannot do without it"
        checked={draft.required}
        onChange={(event) => {
          onChange({ required: event.currentTarget.checked });
        }}
      />
    </Stack>
  );
}
