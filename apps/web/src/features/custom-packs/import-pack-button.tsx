'use client';

import { Alert, Anchor, Button, Code, Group, Modal, ScrollArea, Stack, Table, Text, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useDisclosure } from '@mantine/hooks';
import { PACK_TABLE_COLUMNS, CUSTOM_PACK_TEXT_MAX, type CustomPackResult } from '@sightline/spec';
import { IconAlertTriangle, IconCheck, IconFileSpreadsheet, IconTableImport } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { downloadFile } from '../../shared/ui/download-file.ts';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { changesText, counted, packHref } from '../packs/pack-words.ts';
import classes from './custom-packs.module.css';
import { type CustomTable, useImportCustomPack } from './use-custom-packs.ts';

const SAMPLE = `${PACK_TABLE_COLUMNS.join(',')}\nkiosk-orders,Kiosk,Ordering server,orders.kiosk.example,https,443,outbound,boh,,yes,all,all,all,Guests cannot order,\n`;

/** Opens the dialog in which a table becomes a list of the tenant's own. */
export function ImportPackButton() {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconTableImport size={16} />} onClick={open}>
        Import a table
      </Button>
      <Modal opened={isOpen} onClose={close} title="Import a table as a list" size={720}>
        <ImportPackForm onDone={close} />
      </Modal>
    </>
  );
}

/** Takes a table, says row by row what is wrong in it, and publishes it as a list once nothing is. */
function ImportPackForm({ onDone }: { readonly onDone: () => void }) {
  const tenant = useTenant();
  const router = useRouter();
  const [table, setTable] = useState<CustomTable>({ name: '', fileName: '', text: '', roles: ['boh'] });
  const check = useImportCustomPack(tenant.id);
  const publish = useImportCustomPack(tenant.id);

  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const name = table.name === '' ? file.name.replace(/\.[^.]*$/, '').replaceAll(/[-_]+/g, ' ') : table.name;
    const next = { ...table, name, fileName: file.name, text: await file.text() };
    setTable(next);
    check.mutate({ ...next, mode: 'check' });
  };
  const rename = (name: string): void => {
    setTable({ ...table, name });
    check.reset();
  };
  const confirm = (): void => {
    publish.mutate(
      { ...table, mode: 'publish' },
      {
        onSuccess: (result) => {
          if (result.kind !== 'published') return;
          onDone();
          router.push(packHref(tenant.slug, result.packId));
        },
      },
    );
  };
  const error = check.error ?? publish.error;
  const isReadable = check.data?.kind === 'readable';

  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        A CSV file whose first row names the columns <Code>id</Code>, <Code>title</Code>, <Code>destination</Code> and
        others.{' '}
        <Anchor
          component="button"
          type="button"
          size="sm"
          underline="always"
          onClick={() => {
            downloadFile({ fileName: 'list.csv', mediaType: 'text/csv', content: SAMPLE });
          }}
        >
          Download one to fill in
        </Anchor>
      </Text>
      <TextInput
        label="Name of the list"
        description="The same name again makes the next version of that list"
        maxLength={80}
        value={table.name}
        onChange={(event) => {
          rename(event.currentTarget.value);
        }}
      />
      <Dropzone
        accept={['text/csv', 'text/plain', 'application/vnd.ms-excel']}
        maxFiles={1}
        maxSize={CUSTOM_PACK_TEXT_MAX}
        multiple={false}
        loading={check.isPending}
        onDrop={(files) => void take(files[0])}
      >
        <Group justify="center" gap="sm" className={classes.drop}>
          <IconFileSpreadsheet size={26} stroke={1.5} aria-hidden />
          <Text size="sm">
            {table.fileName === '' ? 'Drop a CSV file here, or click to choose one' : table.fileName}
          </Text>
        </Group>
      </Dropzone>
      {check.data !== undefined && <TableReading result={check.data} />}
      {error !== null && (
        <Alert color="red" role="alert">
          {error.message} <code>{codeOf(error)}</code>
        </Alert>
      )}
      <Group justify="end">
        {table.text !== '' && check.data === undefined && (
          <Button
            variant="default"
            loading={check.isPending}
            disabled={table.name.trim() === ''}
            onClick={() => {
              check.mutate({ ...table, mode: 'check' });
            }}
          >
            Check the table
          </Button>
        )}
        <Button disabled={!isReadable} loading={publish.isPending} onClick={confirm}>
          Publish and review
        </Button>
      </Group>
    </Stack>
  );
}

/** What came of reading a table: what it would make, or row by row what is wrong. */
function TableReading({ result }: { readonly result: CustomPackResult }) {
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
