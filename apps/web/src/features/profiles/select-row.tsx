'use client';

import { Select } from '@mantine/core';
import { profileName } from '../../shared/state/profile-name.ts';
import { FieldRow } from './field-row.tsx';
import type { InheritedValue } from './inherited-values.ts';
import { valueText } from './profile-words.ts';

interface SelectRowProps<Value extends string> {
  readonly path: string;
  readonly label: string;
  readonly data: readonly Value[];
  readonly value: Value | undefined;
  readonly inherited: InheritedValue | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: Value | undefined) => void;
}

/** A value out of a few. */
export function SelectRow<Value extends string>(props: SelectRowProps<Value>) {
  const { path, label, data, value, inherited, error, onChange } = props;
  return (
    <FieldRow
      path={path}
      label={label}
      isSet={value !== undefined}
      inherited={inherited}
      onReset={() => {
        onChange(undefined);
      }}
    >
      <Select
        aria-label={label}
        placeholder={inherited === undefined ? 'Choose' : valueText(path, inherited.text)}
        data={data.map((known) => ({ value: known, label: profileName(known) }))}
        value={value ?? null}
        error={error}
        onChange={(chosen) => {
          onChange(data.find((known) => known === chosen));
        }}
      />
    </FieldRow>
  );
}
