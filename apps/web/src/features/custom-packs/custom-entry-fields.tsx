'use client';

import { MultiSelect, Select, SimpleGrid, Switch, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import {
  type CustomEntryDraft,
  ENVIRONMENTS,
  HOST_ROLES,
  POS_SYSTEMS,
  profileLabel,
  REGIONS,
  ROLE_LABEL,
} from '@sightline/spec';

const ROLES = HOST_ROLES.filter((role) => role !== 'control').map((value) => ({ value, label: ROLE_LABEL[value] }));
const POS = POS_SYSTEMS.map((value) => ({ value, label: profileLabel(value) }));
const REGION = REGIONS.map((value) => ({ value, label: profileLabel(value) }));
const ENVIRONMENT = ENVIRONMENTS.map((value) => ({ value, label: profileLabel(value) }));

const PROTOCOLS = [
  { value: 'https', label: 'HTTPS' },
  { value: 'http', label: 'HTTP' },
  { value: 'tcp', label: 'TCP' },
  { value: 'udp', label: 'UDP (not probed)' },
  { value: 'icmp', label: 'ICMP (not probed)' },
  { value: 'not_stated', label: 'Unknown' },
] as const satisfies readonly { value: CustomEntryDraft['protocol']; label: string }[];

const DIRECTIONS = [
  { value: 'outbound', label: 'From the store' },
  { value: 'inbound', label: 'To the store' },
  { value: 'inbound_outbound', label: 'Both ways' },
  { value: 'not_stated', label: 'Unknown' },
] as const satisfies readonly { value: CustomEntryDraft['direction']; label: string }[];

/** Shows the fields of a custom entry: what it is, where it leads, and which hosts of which stores need it. */
export function CustomEntryFields({ form }: { readonly form: UseFormReturnType<CustomEntryDraft> }) {
  const { pos, regions, environments } = form.values;
  return (
    <>
      <TextInput
        label="Title"
        placeholder="Loyalty kiosk, ordering server"
        maxLength={190}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <Textarea
        label="Destination"
        description="Names and address ranges, separated by spaces; “store” for ports between the store's own hosts"
        placeholder="orders.kiosk.example *.cdn.kiosk.example 203.0.113.0/28"
        autosize
        minRows={2}
        maxRows={6}
        {...form.getInputProps('destination')}
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
        <Select label="Protocol" allowDeselect={false} data={PROTOCOLS} {...form.getInputProps('protocol')} />
        <TextInput label="Ports" placeholder="443, 9100-9109" {...form.getInputProps('ports')} />
        <Select label="Direction" allowDeselect={false} data={DIRECTIONS} {...form.getInputProps('direction')} />
      </SimpleGrid>
      <Switch label="Required" {...form.getInputProps('required', { type: 'checkbox' })} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <MultiSelect label="Hosts" data={ROLES} {...form.getInputProps('roles')} />
        <MultiSelect
          label="POS systems"
          placeholder={pos.length === 0 ? 'All' : ''}
          data={POS}
          {...form.getInputProps('pos')}
        />
        <MultiSelect
          label="Regions"
          placeholder={regions.length === 0 ? 'All' : ''}
          data={REGION}
          {...form.getInputProps('regions')}
        />
        <MultiSelect
          label="Environments"
          placeholder={environments.length === 0 ? 'All' : ''}
          data={ENVIRONMENT}
          {...form.getInputProps('environments')}
        />
      </SimpleGrid>
      <TextInput
        label="Breaks without it"
        placeholder="Guests cannot order at the kiosk"
        maxLength={1_000}
        {...form.getInputProps('breaks')}
      />
      <TextInput label="Note" maxLength={600} {...form.getInputProps('notes')} />
    </>
  );
}
