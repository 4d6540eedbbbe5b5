import { Alert, ScrollArea, Table } from '@mantine/core';
import type { CustomPackResult } from '@sightline/spec';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { changesText, counted } from './pack-words.ts';

/** What came of reading a table: what it would make, or row by row what is wrong. */
export function TableReading({ result }: { readonly result: CustomPackResult }) {
  switch (result.kind) {
    case 'readable':
      return (
        <Alert color="teal" variant="light" icon={<IconCheck />} role="status" py="xs">
          {counted(result.entryCount, 'entry', 'entries')}, as version {result.version} of the list
          {result.changes === null ? '.' : `: it ${changesText(result.changes)}.`} No store uses it before it is
          adopted.
        </Alert>
      );
    case 'unchanged':
      return (
        <Alert variant="light" role="status" py="xs">
          The table says what version {result.version} of the list says already.
        </Alert>
      );
    case 'published':
      return null;
    case 'refused':
      return (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />} role="alert" title={result.reason}>
          {result.faults.length > 0 && (
            <ScrollArea.Autosize mah={260}>
              <Table fz="sm" verticalSpacing={3}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Line</Table.Th>
                    <Table.Th>Column</Table.Th>
                    <Table.Th>What is wrong</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {result.faults.map(({ line, column, message }) => (
                    <Table.Tr key={`${String(line)} ${column} ${message}`}>
                      <Table.Td>{line ?? ''}</Table.Td>
                      <Table.Td>{column}</Table.Td>
                      <Table.Td>{message}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollArea.Autosize>
          )}
        </Alert>
      );
  }
}
