'use client';

import { Alert, Badge, Code, List, Progress, Stack, Stepper, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { formatNumber, type Releases, type Rollout, type RolloutCounts } from '@sightline/spec';
import { IconHandStop, IconShieldX } from '@tabler/icons-react';
import { Instant } from '../../shared/time/instant.tsx';
import { Since } from '../../shared/time/since.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ChangeRollout } from './change-rollout.tsx';
import classes from './releases.module.css';
import { HALT_ADVICE, HALT_TITLE, ROLLOUT_STATE, soakText } from './rollout-words.ts';

interface RolloutPanelProps {
  readonly rollout: Rollout;
  /** Across all tenants; null for people who can't see them. */
  readonly counts: RolloutCounts | null;
  readonly mayChange: boolean;
}

/** Shows the newest rollout: its stage and progress, and why it halted. */
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
          Started by {rollout.startedBy}, <Instant at={rollout.startedAt} />
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
            {rollout.sentence} No more hosts have received it since <Instant at={rollout.stateSince} />.{' '}
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

/** Shows the stages of a rollout, with the completed ones marked. */
function RolloutStages({ rollout }: { readonly rollout: Rollout }) {
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
          label={`${step.sharePercent}% of hosts`}
          description={soakText(step)}
          {...(state === 'halted' && index === stage ? { color: 'red', icon: <IconHandStop size={15} /> } : {})}
        />
      ))}
    </Stepper>
  );
}

/** Shows how many hosts of the current stage run the version, across all tenants. */
function RolloutProgress({ counts }: { readonly counts: RolloutCounts }) {
  const { hosts, inShare, updated, rolledBack, refused, silent } = counts;
  const failed = rolledBack + refused;
  const parts = [
    { label: 'updated', count: updated, color: 'green' },
    { label: 'rolled back or rejected it', count: failed, color: 'red' },
    { label: 'silent', count: silent, color: 'gray' },
  ].filter(({ count }) => count > 0);
  const percentOf = (count: number): number => (inShare === 0 ? 0 : (count / inShare) * 100);
  return (
    <div>
      <Progress.Root size={10} aria-hidden>
        {parts.map(({ label, count, color }) => (
          <Progress.Section key={label} value={percentOf(count)} color={color} />
        ))}
      </Progress.Root>
      <Text size="sm" c="dimmed" mt={8} className={classes.counts}>
        <span>
          {formatNumber(inShare)} of {formatNumber(hosts)} hosts due by now
        </span>
        {parts.map(({ label, count }) => (
          <span key={label}>
            {count} {label}
          </span>
        ))}
      </Text>
    </div>
  );
}

/** Shows files in the releases folder that are not offered to any host. */
export function RefusedReleases({ refused }: Pick<Releases, 'refused'>) {
  if (refused.length === 0) return null;
  return (
    <Alert color="red" icon={<IconShieldX />} title="Some releases were rejected and are not offered to hosts">
      <List size="sm" spacing={4}>
        {refused.map(({ file, reason }) => (
          <List.Item key={file}>
            <Code>{file}</Code> {reason}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
