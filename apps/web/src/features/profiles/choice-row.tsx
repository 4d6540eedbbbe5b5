'use client';

import { CHOICE_NAMES, type ChoiceField, fieldPath, type ProfileValues, type ProfileVocabulary } from '@sightline/spec';
import { CHOICE_CONTROLS } from './choice-controls.tsx';
import { FieldRow } from './field-row.tsx';
import type { InheritedValue } from './inherited-values.ts';
import { withChoice } from './profile-draft.ts';

interface ChoiceRowProps {
  readonly point: ProfileVocabulary['openPoints'][number];
  readonly field: ChoiceField;
  readonly values: ProfileValues;
  readonly onChange: (values: ProfileValues) => void;
  readonly inherited: InheritedValue | undefined;
  readonly error: string | undefined;
}

/** One thing that may be said of an entry that the list leaves open. */
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
      return ports === '' ? 'Primary first' : `Primary first, probed on port ${ports}`;
    case 'ports':
      return ports === '' ? undefined : `The list says ${ports}`;
    case 'useCorrected':
      return corrected ?? undefined;
    case 'host':
    case 'protocol':
      return undefined;
  }
}
