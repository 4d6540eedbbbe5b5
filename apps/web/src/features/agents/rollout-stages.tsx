'use client';

import { Stepper } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Rollout } from '@sightline/spec';
import { IconHandStop } from '@tabler/icons-react';
import { soakText } from './rollout-words.ts';

/** The stages of a rollout, with those behind it marked. */
export function RolloutStages({ rollout }: { readonly rollout: Rollout }) {
  const isNarrow = useMediaQuery('(max-width: 640px)', false);
  const { stages, stage, state } = rollout;
  return (
    <Stepper
      active={state === 'finished' ? stages.length : stage}
      size="sm"
      iconSize={28}
      orientation={isNarrow ? 'vertical' : 'horizontal'}
      aria-label="Stages"
    >
      {stages.map((step, index) => (
        <Stepper.Step
          key={step.sharePercent}
          label={`${step.sharePercent} % of the hosts`}
          description={soakText(step)}
          {...(state === 'halted' && index === stage ? { color: 'red', icon: <IconHandStop size={15} /> } : {})}
        />
      ))}
    </Stepper>
  );
}
