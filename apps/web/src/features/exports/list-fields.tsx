'use client';

import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import type { PackSummary } from '@sightline/spec';
import type { ChoiceFieldsProps, ExportChoice } from './export-choice.ts';

/** Chooses the pack; for changes, also the two versions. */
export function ListFields({ choice, lists, onChange }: ChoiceFieldsProps) {
  const isDiff = choice.scope === 'diff';
  const offered = (lists?.packs ?? []).filter((pack) => isOffered(pack, isDiff));
  const chosen = offered.find(({ packId }) => packId === choice.packId);
  if (isDiff && lists !== null && offered.length === 0) {
    return (
      <Text size="sm" c="dimmed" pt="lg">
        No pack has a second version yet, so there are no changes to export.
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      <NativeSelect
        label="Pack"
        value={chosen?.packId ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange(
            withList(
              choice,
              offered.find(({ packId }) => packId === value),
            ),
          );
        }}
        data={[
          { value: '', label: isDiff ? 'Choose a pack' : 'All packs that the stores use' },
          ...offered.map(({ packId, title }) => ({ value: packId, label: title })),
        ]}
      />
      {isDiff && chosen !== undefined && <VersionFields choice={choice} pack={chosen} onChange={onChange} />}
    </Stack>
  );
}

/** Returns whether to offer a pack: one that stores use; for changes, one with versions to compare. */
function isOffered({ versions, adoptions }: PackSummary, isDiff: boolean): boolean {
  return isDiff ? versions.length > 1 : adoptions.some(({ version }) => version > 0);
}

/** Returns the choice with a pack; compares its newest two versions first. */
function withList(choice: ExportChoice, pack: PackSummary | undefined): ExportChoice {
  const [newest, before] = pack?.versions ?? [];
  return {
    ...choice,
    packId: pack?.packId ?? null,
    since: before?.version ?? null,
    version: newest?.version ?? null,
  };
}

interface VersionFieldsProps {
  readonly choice: ExportChoice;
  readonly pack: PackSummary;
  readonly onChange: ChoiceFieldsProps['onChange'];
}

function VersionFields({ choice, pack, onChange }: VersionFieldsProps) {
  const data = pack.versions.map(({ version }) => ({ value: String(version), label: `Version ${String(version)}` }));
  return (
    <Group grow gap="xs">
      <NativeSelect
        label="From"
        data={data}
        value={String(choice.since ?? '')}
        onChange={(event) => {
          onChange({ ...choice, since: Number(event.currentTarget.value) });
        }}
      />
      <NativeSelect
        label="To"
        data={data}
        value={String(choice.version ?? '')}
        onChange={(event) => {
          onChange({ ...choice, version: Number(event.currentTarget.value) });
        }}
      />
    </Group>
  );
}
