'use client';

import { MultiSelect, Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { type CustomEntryDraft, ENVIRONMENTS, HOST_ROLES, POS_SYSTEMS, REGIONS } from '@sightline/spec';
import { profileName } from '../../shared/state/profile-name.ts';
import { ROLE_NAME } from '../../shared/state/role-name.ts';
import type { CustomEntryFaults } from './custom-entry-faults.ts';

const ROLES = HOST_ROLES.filter((role) => role !== 'control').map((value) => ({ value, label: ROLE_NAME[value] }));
const POS = POS_SYSTEMS.map((value) => ({ value, label: profileName(value) }));
const REGION = REGIONS.map((value) => ({ value, label: profileName(value) }));
const ENVIRONMENT = ENVIRONMENTS.map((value) => ({ value, label: profileName(value) }));

interface CustomEntryFieldsProps {
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

/** Which machines of which stores need an own entry, and what no longer works without it. */
export function CustomEntryWhere({ draft, faults, onChange }: CustomEntryFieldsProps) {
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <MultiSelect
          label="Machines"
          data={ROLES}
          value={draft.roles}
          error={faults.roles}
          onChange={(values) => {
            onChange({ roles: someOf(ROLES, values) });
          }}
        />
        <MultiSelect
          label="POS systems"
          placeholder={draft.pos.length === 0 ? 'All' : ''}
          data={POS}
          value={draft.pos}
          onChange={(values) => {
            onChange({ pos: someOf(POS, values) });
          }}
        />
        <MultiSelect
          label="Regions"
          placeholder={draft.regions.length === 0 ? 'All' : ''}
          data={REGION}
          value={draft.regions}
          onChange={(values) => {
            onChange({ regions: someOf(REGION, values) });
          }}
        />
        <MultiSelect
          label="Environments"
          placeholder={draft.environments.length === 0 ? 'All' : ''}
          data={ENVIRONMENT}
          value={draft.environments}
          onChange={(values) => {
            onChange({ environments: someOf(ENVIRONMENT, values) });
          }}
        />
      </SimpleGrid>
      <TextInput
        label="Without it"
        placeholder="Guests cannot order at the kiosk"
        maxLength={1_000}
        value={draft.breaks}
        onChange={(event) => {
          onChange({ breaks: event.currentTarget.value });
        }}
      />
      <TextInput
        label="Note"
        maxLength={600}
        value={draft.notes}
        onChange={(event) => {
          onChange({ notes: event.currentTarget.value });
        }}
      />
    </Stack>
  );
}

/** Of options the value that a field gives back as text; undefined where it is none of them. */
function oneOf<Value extends string>(
  options: readonly { readonly value: Value }[],
  text: string | null,
): Value | undefined {
  return options.find(({ value }) => value === text)?.value;
}

/** The values of several texts that are among the options. */
function someOf<Value extends string>(
  options: readonly { readonly value: Value }[],
  texts: readonly string[],
): Value[] {
  return options.map(({ value }) => value).filter((value) => texts.includes(value));
}
