'use client';

import { Radio, Stack } from '@mantine/core';
import type { AdoptionDraft, stagedTags } from './adoption-draft.ts';
import classes from './packs.module.css';

interface StagedChoiceProps {
  readonly staged: ReturnType<typeof stagedTags>;
  readonly value: AdoptionDraft['staged'];
  readonly onChange: (staged: AdoptionDraft['staged']) => void;
}

/** Where some tags are on a version of their own: whether they follow. Nothing where none are. */
export function StagedChoice({ staged, value, onChange }: StagedChoiceProps) {
  if (staged.length === 0) return null;
  const named = staged.map(({ tags, version }) => `${tags.join(' or ')} (version ${String(version)})`).join(', ');
  return (
    <div className={classes.staged}>
      <Radio.Group
        label={`Stores tagged ${named} are on a version of their own`}
        value={value}
        onChange={(next) => {
          onChange(next === 'stay' ? 'stay' : 'follow');
        }}
      >
        <Stack gap={8} mt={6}>
          <Radio value="follow" label="They follow" />
          <Radio value="stay" label="They stay where they are" />
        </Stack>
      </Radio.Group>
    </div>
  );
}
