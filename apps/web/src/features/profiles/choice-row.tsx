'use client';

import { Select, TagsInput, TextInput } from '@mantine/core';
import {
  CHOICE_NAMES,
  CHOSEN_PROTOCOLS,
  type ChoiceField,
  type EntryChoice,
  fieldPath,
  type ProfileValues,
  type ProfileVocabulary,
} from '@sightline/spec';
import type { ComponentType, ReactNode } from 'react';
import { FieldRow } from './field-row.tsx';
import type { InheritedValue } from './inherited-values.ts';
import { portsOf, withChoice } from './profile-draft.ts';

interface ChoiceRowProps {
  readonly point: ProfileVocabulary['openPoints'][number];
  readonly field: ChoiceField;
  readonly values: ProfileValues;
  readonly onChange: (values: ProfileValues) => void;
  readonly inherited: InheritedValue | undefined;
  readonly error: ReactNode;
}

/** Shows one value of an incomplete entry. */
export function ChoiceRow({ point, field, values, onChange, inherited, error }: ChoiceRowProps) {
  const { entryId } = point;
  const choice = values.choices?.[entryId] ?? {};
  const Control = CHOICE_CONTROLS[field];
  return (
    <FieldRow
      path={fieldPath('choices', entryId, field)}
      label={CHOICE_NAMES[field]}
      hint={hintOf(point, field)}
      isSet={choice[field] !== undefined}
      inherited={inherited}
      onReset={() => {
        onChange(withChoice(values, entryId, { [field]: undefined }));
      }}
    >
      <Control
        choice={choice}
        before={inherited?.text}
        error={error}
        onChange={(part) => {
          onChange(withChoice(values, entryId, part));
        }}
      />
    </FieldRow>
  );
}

function hintOf({ ports, corrected }: ChoiceRowProps['point'], field: ChoiceField): string | undefined {
  switch (field) {
    case 'addresses':
      return ports === '' ? 'Primary first' : `Primary first; probed on port ${ports}`;
    case 'ports':
      return ports === '' ? undefined : `Printed as ${ports}`;
    case 'useCorrected':
      return corrected ?? undefined;
    case 'host':
    case 'protocol':
      return undefined;
  }
}

interface ChoiceControlProps {
  readonly choice: EntryChoice;
  /** The inherited value as text; undefined when there is none. */
  readonly before: string | undefined;
  readonly error: ReactNode;
  readonly onChange: (choice: EntryChoice) => void;
}

const SPLIT_CHARS = [',', ' ', ';'];
const ITEMS_MAX = 10;

/** The control for each value of an incomplete entry; its output is merged into the choice. */
const CHOICE_CONTROLS: Readonly<Record<ChoiceField, ComponentType<ChoiceControlProps>>> = {
  host: HostControl,
  addresses: AddressesControl,
  useCorrected: CorrectedControl,
  protocol: ProtocolControl,
  ports: PortsControl,
};

function HostControl({ choice, before, error, onChange }: ChoiceControlProps) {
  return (
    <TextInput
      aria-label={CHOICE_NAMES.host}
      placeholder={before ?? 'server.vendor.com'}
      value={choice.host ?? ''}
      error={error}
      onChange={(event) => {
        const host = event.currentTarget.value.trim();
        onChange({ host: host === '' ? undefined : host });
      }}
    />
  );
}

function AddressesControl({ choice, before, error, onChange }: ChoiceControlProps) {
  return (
    <TagsInput
      aria-label={CHOICE_NAMES.addresses}
      placeholder={choice.addresses === undefined ? (before ?? '203.0.113.7') : ''}
      splitChars={SPLIT_CHARS}
      maxTags={ITEMS_MAX}
      value={choice.addresses ?? []}
      error={error}
      onChange={(addresses) => {
        onChange({ addresses: addresses.length === 0 ? undefined : addresses });
      }}
    />
  );
}

function PortsControl({ choice, before, error, onChange }: ChoiceControlProps) {
  return (
    <TagsInput
      aria-label={CHOICE_NAMES.ports}
      placeholder={choice.ports === undefined ? (before ?? '9191') : ''}
      splitChars={SPLIT_CHARS}
      maxTags={ITEMS_MAX}
      value={(choice.ports ?? []).map(String)}
      error={error}
      onChange={(texts) => {
        onChange({ ports: portsOf(texts) });
      }}
    />
  );
}

function ProtocolControl({ choice, before, error, onChange }: ChoiceControlProps) {
  return (
    <Select
      aria-label={CHOICE_NAMES.protocol}
      placeholder={before?.toUpperCase() ?? 'Not stated'}
      data={CHOSEN_PROTOCOLS.map((known) => ({ value: known, label: known.toUpperCase() }))}
      value={choice.protocol ?? null}
      error={error}
      onChange={(value) => {
        onChange({ protocol: CHOSEN_PROTOCOLS.find((known) => known === value) });
      }}
    />
  );
}

const CORRECTED = [
  { value: 'yes', label: 'Yes: confirmed by the vendor' },
  { value: 'no', label: 'No: not probed' },
];

function CorrectedControl({ choice: { useCorrected }, before, error, onChange }: ChoiceControlProps) {
  const value = useCorrected === true ? 'yes' : 'no';
  return (
    <Select
      aria-label={CHOICE_NAMES.useCorrected}
      placeholder={CORRECTED.find((known) => known.value === (before ?? 'no'))?.label ?? ''}
      data={CORRECTED}
      value={useCorrected === undefined ? null : value}
      error={error}
      onChange={(chosen) => {
        onChange({ useCorrected: chosen === null ? undefined : chosen === 'yes' });
      }}
    />
  );
}
