'use client';

import { Anchor, Table, Text } from '@mantine/core';
import type { PackSource } from '@sightline/spec';
import { Instant } from '../../shared/time/instant.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { usePackSources } from './use-pack-sources.ts';

/** Shows the sources that packs are refreshed from: when they were last read and changed, and any problem. */
export function SourceList() {
  const { data } = usePackSources(useTenant().id);
  if (data === undefined || data.sources.length === 0) return null;
  return (
    <Panel title="Refreshed from the vendor">
      <Table.ScrollContainer minWidth={560}>
        <Table horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Pack</Table.Th>
              <Table.Th>Last checked</Table.Th>
              <Table.Th>Last changed</Table.Th>
              <Table.Th>Problem</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.sources.map((source) => (
              <SourceRow key={source.id} source={source} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function SourceRow({ source }: { readonly source: PackSource }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor href={source.publishedAt} target="_blank" rel="noreferrer" size="sm">
          {source.title}
        </Anchor>
      </Table.Td>
      <Table.Td>{source.readAt === null ? 'Not yet' : <Instant at={source.readAt} />}</Table.Td>
      <Table.Td>{source.changedAt === null ? 'Not since installation' : <Instant at={source.changedAt} />}</Table.Td>
      <Table.Td>
        {source.problem === null ? (
          <Text size="sm" c="dimmed">
            None
          </Text>
        ) : (
          <Text size="sm">
            {source.problem.text} Since <Instant at={source.problem.since} />.
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
