'use client';

import { Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { ENVIRONMENTS, POS_SYSTEMS, REGIONS } from '@sightline/spec';
import { profileName } from '../../shared/state/profile-name.ts';
import type { PackVariable, StoreDraft, StoreFaults } from './store-draft.ts';

interface ProfileFieldsProps {
  readonly draft: StoreDraft;
  readonly faults: StoreFaults;
  readonly onChange: (part: Partial<StoreDraft>) => void;
  readonly variables: readonly PackVariable[];
}

/** What decides which entries of the list concern the store, and the values of the list's variables there. */
export function ProfileFields({ draft, faults, onChange, variables }: ProfileFieldsProps) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Choice label="POS system" values={POS_SYSTEMS} value={draft.pos} onChoose={(pos) => onChange({ pos })} />
        <Choice label="Region" values={REGIONS} value={draft.region} onChoose={(region) => onChange({ region })} />
        <Choice
          label="Environment"
          values={ENVIRONMENTS}
          value={draft.environment}
          onChoose={(environment) => onChange({ environment })}
        />
      </SimpleGrid>
      <Group grow align="start">
        {variables.map(({ name, label, example }) => (
          <TextInput
            key={name}
            label={label}
            description="Without it, entries that need it are not checked"
            placeholder={example}
            value={draft.variables[name] ?? ''}
            error={faults[name]}
            onChange={(event) => {
              onChange({ variables: { ...draft.variables, [name]: event.currentTarget.value } });
            }}
          />
        ))}
      </Group>
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, values, value, onChoose }: ChoiceProps<Value>) {
  return (
    <NativeSelect
      label={label}
      data={values.map((known) => ({ value: known, label: profileName(known) }))}
      value={value}
      onChange={(event) => {
        const chosen = values.find((known) => known === event.currentTarget.value);
        if (chosen !== undefined) onChoose(chosen);
      }}
    />
  );
}
