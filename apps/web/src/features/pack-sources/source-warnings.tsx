'use client';

import { Alert, Anchor, List, Text } from '@mantine/core';
import type { PackSource } from '@sightline/spec';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Instant } from '../../shared/time/instant.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { usePackSources } from './use-pack-sources.ts';

const FAULTS_SHOWN = 3;

/** Says which list cannot be read as its vendor publishes it, and that the last good one stays in use. */
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
      title={`${title} cannot be read`}
    >
      <Text size="sm">
        {problem.text} So it has been since <Instant at={problem.since} />. The last good list
        {readAt === null ? ', the one that came with Sightline,' : <ReadAt at={readAt} />} stays in use; no firewall
        change follows from the answer. Look at{' '}
        <Anchor href={publishedAt} target="_blank" rel="noreferrer" inherit>
          {new URL(publishedAt).host}
        </Anchor>{' '}
        and at what stands between this server and it.
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
      , read at <Instant at={at} />,
    </>
  );
}
