'use client';

import { Alert, Anchor, List, Text } from '@mantine/core';
import type { PackSource } from '@sightline/spec';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Instant } from '../../shared/time/instant.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { usePackSources } from './use-pack-sources.ts';

const FAULTS_SHOWN = 3;

/** Warns about packs that can't be refreshed from their vendor; the last good version stays in use. */
export function SourceWarnings() {
  const { data } = usePackSources(useTenant().id);
  return data?.sources
    .filter(({ problem }) => problem?.isWarning === true)
    .map((source) => <SourceWarning key={source.id} source={source} />);
}

function SourceWarning({ source: { title, publishedAt, readAt, problem } }: { readonly source: PackSource }) {
  if (problem === null) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle />}
      role="status"
      mb="md"
      title={`${title} can’t be refreshed`}
    >
      <Text size="sm">
        {problem.text} This started at <Instant at={problem.since} />. The last good version
        {readAt === null ? ', which shipped with Sightline,' : <ReadAt at={readAt} />} stays in use. No firewall changes
        were made. Check{' '}
        <Anchor href={publishedAt} target="_blank" rel="noreferrer" inherit>
          {new URL(publishedAt).host}
        </Anchor>{' '}
        and the network path from this server to it.
      </Text>
      {problem.faults.length > 0 && (
        <List size="xs" mt="xs" c="dimmed">
          {problem.faults.slice(0, FAULTS_SHOWN).map((fault) => (
            <List.Item key={fault}>{fault}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

function ReadAt({ at }: { readonly at: string }) {
  return (
    <>
      , from <Instant at={at} />,
    </>
  );
}
