'use client';

import { Alert, Badge, Stack, Text } from '@mantine/core';
import type { Rollout, RolloutCounts } from '@sightline/spec';
import { IconHandStop } from '@tabler/icons-react';
import { Instant } from '../../shared/time/instant.tsx';
import { Since } from '../../shared/time/since.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './agents.module.css';
import { ChangeRollout } from './change-rollout.tsx';
import { RolloutProgress } from './rollout-progress.tsx';
import { RolloutStages } from './rollout-stages.tsx';
import { HALT_ADVICE, HALT_TITLE, ROLLOUT_STATE } from './rollout-words.ts';

interface RolloutPanelProps {
  readonly rollout: Rollout;
  /** Over the hosts of all tenants; null for who may not see them. */
  readonly counts: RolloutCounts | null;
  readonly mayChange: boolean;
}

/** The newest rollout: where it stands, how far it is, and, where it was halted, why. */
export function RolloutPanel({ rollout, counts, mayChange }: RolloutPanelProps) {
  const { label, color } = ROLLOUT_STATE[rollout.state];
  return (
    <Panel
      title={
        <span className={classes.rolloutTitle}>
          Rollout of version {rollout.version}
          <Badge color={color} variant="light" tt="none" fw={600}>
            {label}
          </Badge>
        </span>
      }
      aside={
        <>
          started by {rollout.startedBy}, <Instant at={rollout.startedAt} />
        </>
      }
    >
      <Stack gap="md" p="md">
        {rollout.haltReason === null ? (
          <Text size="md">
            {rollout.sentence}{' '}
            <Text span c="dimmed">
              <Since at={rollout.state === 'running' ? rollout.stageSince : rollout.stateSince} prefix="For " />.
            </Text>
          </Text>
        ) : (
          <Alert color="red" role="alert" icon={<IconHandStop />} title={HALT_TITLE[rollout.haltReason]}>
            {rollout.sentence} No further host gets it, since <Instant at={rollout.stateSince} />.{' '}
            {mayChange && HALT_ADVICE[rollout.haltReason]}
          </Alert>
        )}
        <RolloutStages rollout={rollout} />
        {counts !== null && <RolloutProgress counts={counts} />}
        {mayChange && <ChangeRollout rollout={rollout} />}
      </Stack>
    </Panel>
  );
}
