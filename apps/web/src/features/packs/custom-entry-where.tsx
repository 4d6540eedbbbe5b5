'use client';

import { MultiSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { ENVIRONMENTS, HOST_ROLES, POS_SYSTEMS, REGIONS } from '@sightline/spec';
import { profileName } from '../../shared/state/profile-name.ts';
import { ROLE_NAME } from '../../shared/state/role-name.ts';
import { someOf } from './one-of.ts';
import type { CustomEntryFieldsProps } from './custom-entry-fields.tsx';

const ROLES = HOST_ROLES.filter((role) => role !== 'control').map((value) => ({ value, label: ROLE_NAME[value] }));
const POS = POS_SYSTEMS.map((value) => ({ value, label: profileName(value) }));
const REGION = REGIONS.map((value) => ({ value, label: profileName(value) }));
const ENVIRONMENT = ENVIRONMENTS.map((value) => ({ value, label: profileName(value) }));

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
