'use client';

import { NumberInput, Select, TextInput } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import {
  ENVIRONMENTS,
  fieldPath,
  POS_SYSTEMS,
  type ProfileLayer,
  type ProfileValues,
  type ProfileVocabulary,
  profileLabel,
  REGIONS,
} from '@sightline/spec';
import { type ReactNode, useMemo } from 'react';
import { FieldRow } from './field-row.tsx';
import { type InheritedValue, inheritedValues } from './inherited-values.ts';
import { OpenPoints } from './open-points.tsx';
import { profileErrorOf, withField, withVariable } from './profile-draft.ts';
import { valueText } from './profile-words.ts';
import classes from './profiles.module.css';

interface ProfileFieldsProps {
  readonly values: ProfileValues;
  readonly onChange: (values: ProfileValues) => void;
  /** The layers below this one, which it inherits from, the widest first. */
  readonly below: readonly ProfileLayer[];
  readonly vocabulary: ProfileVocabulary;
  /** What is wrong, by the path in the body. */
  readonly errors: FormErrors;
}

/** Shows all values of a layer, each with the value it would inherit and from where. */
export function ProfileFields({ values, onChange, below, vocabulary, errors }: ProfileFieldsProps) {
  const inherited = useMemo(() => inheritedValues(below), [below]);
  const errorOf = profileErrorOf(errors);
  const row = (path: 'pos' | 'region' | 'environment') => ({
    path,
    inherited: inherited.get(path),
    error: errorOf(path),
  });
  return (
    <>
      <div className={classes.fields}>
        <SelectRow
          label="POS system"
          {...row('pos')}
          value={values.pos}
          data={POS_SYSTEMS}
          onChange={(pos) => onChange(withField(values, 'pos', pos))}
        />
        <SelectRow
          label="Region"
          {...row('region')}
          value={values.region}
          data={REGIONS}
          onChange={(region) => onChange(withField(values, 'region', region))}
        />
        <SelectRow
          label="Environment"
          {...row('environment')}
          value={values.environment}
          data={ENVIRONMENTS}
          onChange={(environment) => onChange(withField(values, 'environment', environment))}
        />
        {vocabulary.variables.map(({ name, label, example }) => {
          const path = fieldPath('variables', name);
          const reset = (): void => onChange(withVariable(values, name, ''));
          return (
            <FieldRow
              key={name}
              path={path}
              label={label}
              isSet={values.variables?.[name] !== undefined}
              inherited={inherited.get(path)}
              onReset={reset}
            >
              <TextInput
                aria-label={label}
                placeholder={inherited.get(path)?.text ?? `For example ${example}`}
                value={values.variables?.[name] ?? ''}
                error={errorOf(path)}
                onChange={(event) => onChange(withVariable(values, name, event.currentTarget.value))}
              />
            </FieldRow>
          );
        })}
        <IntervalRow values={values} onChange={onChange} inherited={inherited} error={errorOf('intervalS')} />
        <PinsRow values={values} onChange={onChange} inherited={inherited} />
      </div>
      <OpenPoints values={values} onChange={onChange} inherited={inherited} vocabulary={vocabulary} errorOf={errorOf} />
    </>
  );
}

interface RowProps extends Pick<ProfileFieldsProps, 'values' | 'onChange'> {
  readonly inherited: ReturnType<typeof inheritedValues>;
  readonly error?: ReactNode;
}

function IntervalRow({ values, onChange, inherited, error }: RowProps) {
  return (
    <FieldRow
      path="intervalS"
      label="Check interval"
      isSet={values.intervalS !== undefined}
      inherited={inherited.get('intervalS')}
      onReset={() => onChange(withField(values, 'intervalS', undefined))}
    >
      <NumberInput
        aria-label="Check interval in seconds"
        suffix=" s"
        min={5}
        max={3_600}
        allowDecimal={false}
        placeholder={valueText('intervalS', inherited.get('intervalS')?.text ?? null)}
        value={values.intervalS ?? ''}
        error={error}
        onChange={(value) => onChange(withField(values, 'intervalS', typeof value === 'number' ? value : undefined))}
      />
    </FieldRow>
  );
}

const YES_NO = [
  { value: 'yes', label: 'Yes: blocks a name once it resolves to another address' },
  { value: 'no', label: 'No: allows by name' },
];

function PinsRow({ values, onChange, inherited }: RowProps) {
  const { pinsAddresses } = values;
  const before = YES_NO.find(({ value }) => value === inherited.get('pinsAddresses')?.text);
  return (
    <FieldRow
      path="pinsAddresses"
      label="Firewall pins addresses"
      isSet={pinsAddresses !== undefined}
      inherited={inherited.get('pinsAddresses')}
      onReset={() => onChange(withField(values, 'pinsAddresses', undefined))}
    >
      <Select
        aria-label="Firewall pins addresses"
        placeholder={before?.label ?? ''}
        data={YES_NO}
        value={pinsAddresses === undefined ? null : pinsAddresses ? 'yes' : 'no'}
        onChange={(value) => onChange(withField(values, 'pinsAddresses', value === null ? undefined : value === 'yes'))}
      />
    </FieldRow>
  );
}

interface SelectRowProps<Value extends string> {
  readonly path: string;
  readonly label: string;
  readonly data: readonly Value[];
  readonly value: Value | undefined;
  readonly inherited: InheritedValue | undefined;
  readonly error: ReactNode;
  readonly onChange: (value: Value | undefined) => void;
}

/** Shows a value chosen from a few. */
function SelectRow<Value extends string>(props: SelectRowProps<Value>) {
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
        data={data.map((known) => ({ value: known, label: profileLabel(known) }))}
        value={value ?? null}
        error={error}
        onChange={(chosen) => {
          onChange(data.find((known) => known === chosen));
        }}
      />
    </FieldRow>
  );
}
