'use client';

import { Group, Select, Text } from '@mantine/core';
import type { PackSummary } from '@sightline/spec';
import { lookAt, type VersionPair } from './version-pair.ts';

interface VersionChoiceProps {
  readonly pack: PackSummary;
  readonly pair: VersionPair;
  readonly onPair: (pair: VersionPair) => void;
}

/** Which version is looked at, and against which. Nothing where there is one version only. */
export function VersionChoice({ pack, pair, onPair }: VersionChoiceProps) {
  if (pack.versions.length < 2) return null;
  const older = pack.versions.filter(({ version }) => version < pair.to);
  return (
    <Group gap="xs">
      {older.length > 0 && (
        <>
          <Select
            w={130}
            aria-label="Compare from"
            allowDeselect={false}
            value={pair.from === null ? null : String(pair.from)}
            data={older.map(option)}
            onChange={(from) => {
              if (from !== null) onPair({ ...pair, from: Number(from) });
            }}
          />
          <Text c="dimmed" size="sm">
            to
          </Text>
        </>
      )}
      <Select
        w={130}
        aria-label="Version to look at"
        allowDeselect={false}
        value={String(pair.to)}
        data={pack.versions.map(option)}
        onChange={(to) => {
          if (to !== null) onPair(lookAt(pack, pair, Number(to)));
        }}
      />
    </Group>
  );
}

function option({ version }: PackSummary['versions'][number]): { value: string; label: string } {
  return { value: String(version), label: `Version ${String(version)}` };
}
