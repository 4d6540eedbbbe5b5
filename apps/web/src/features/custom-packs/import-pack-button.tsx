'use client';

import { Alert, Anchor, Button, Code, Group, Modal, ScrollArea, Stack, Table, Text, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import {
  CUSTOM_PACK_TEXT_MAX,
  type CustomPackResult,
  decodeText,
  formatCount,
  PACK_TABLE_COLUMNS,
} from '@sightline/spec';
import { IconAlertTriangle, IconCheck, IconFileSpreadsheet, IconTableImport } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { problemErrors } from '../../shared/forms/form-errors.ts';
import { downloadFile } from '../../shared/ui/download-file.ts';
import { ErrorAlert } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { changesText, packHref } from '../packs/pack-words.ts';
import classes from './custom-packs.module.css';
import { type PackTableDraft, useImportCustomPack } from './use-custom-packs.ts';

const SAMPLE = `${PACK_TABLE_COLUMNS.join(',')}\nkiosk-orders,Kiosk,Ordering server,orders.kiosk.example,https,443,outbound,boh,,yes,all,all,all,Guests cannot order,\n`;

/** Opens the dialog that imports a CSV table as a custom pack. */
export function ImportPackButton() {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconTableImport size={16} />} onClick={open}>
        Import custom pack
      </Button>
      <Modal opened={isOpen} onClose={close} title="Import custom pack" size={720}>
        <ImportPackForm onDone={close} />
      </Modal>
    </>
  );
}

/** Checks a table row by row, then publishes it as a custom pack once it has no errors. */
function ImportPackForm({ onDone }: { readonly onDone: () => void }) {
  const tenant = useTenant();
  const router = useRouter();
  const check = useImportCustomPack(tenant.id);
  const publish = useImportCustomPack(tenant.id);
  const form = useForm<PackTableDraft>({
    initialValues: { name: '', fileName: '', text: '', roles: ['boh'] },
    onValuesChange: (next, { name }) => {
      if (next.name !== name) check.reset();
    },
  });
  const table = form.values;
  const checkTable = (draft: PackTableDraft): void => {
    check.mutate(
      { ...draft, mode: 'check' },
      {
        onError: (error) => {
          form.setErrors(problemErrors(error));
        },
      },
    );
  };
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const name = table.name === '' ? file.name.replace(/\.[^.]*$/, '').replaceAll(/[-_]+/g, ' ') : table.name;
    const next = { ...table, name, fileName: file.name, text: decodeText(new Uint8Array(await file.arrayBuffer())) };
    form.setValues(next);
    checkTable(next);
  };
  const submit = form.onSubmit((draft) => {
    publish.mutate(
      { ...draft, mode: 'publish' },
      {
        onSuccess: (result) => {
          if (result.kind !== 'published') return;
          onDone();
          router.push(packHref(tenant.slug, result.packId));
        },
        onError: (error) => {
          form.setErrors(problemErrors(error));
        },
      },
    );
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          Use a CSV file whose first row names the columns: <Code>id</Code>, <Code>title</Code>,{' '}
          <Code>destination</Code> and more.{' '}
          <Anchor
            component="button"
            type="button"
            size="sm"
            underline="always"
            onClick={() => {
              downloadFile({ fileName: 'pack.csv', mediaType: 'text/csv', content: SAMPLE });
            }}
          >
            Download a template
          </Anchor>
        </Text>
        <TextInput
          label="Pack name"
          description="Using an existing name creates that pack's next version"
          maxLength={80}
          {...form.getInputProps('name')}
        />
        <Dropzone
          accept={['text/csv', 'text/plain', 'application/vnd.ms-excel']}
          maxFiles={1}
          maxSize={CUSTOM_PACK_TEXT_MAX}
          multiple={false}
          loading={check.isPending}
          onDrop={(files) => void read(files[0])}
        >
          <Group justify="center" gap="sm" className={classes.drop}>
            <IconFileSpreadsheet size={26} stroke={1.5} aria-hidden />
            <Text size="sm">
              {table.fileName === '' ? 'Drop a CSV file here, or click to choose one' : table.fileName}
            </Text>
          </Group>
        </Dropzone>
        {check.data !== undefined && <TableReading result={check.data} />}
        <ErrorAlert error={check.error ?? publish.error} />
        <Group justify="end">
          {table.text !== '' && check.data === undefined && (
            <Button
              variant="default"
              loading={check.isPending}
              disabled={table.name.trim() === ''}
              onClick={() => {
                checkTable(table);
              }}
            >
              Check table
            </Button>
          )}
          <Button type="submit" disabled={check.data?.kind !== 'readable'} loading={publish.isPending}>
            Publish and review
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Shows the result of checking a table: what it would publish, or what is wrong in each row. */
function TableReading({ result }: { readonly result: CustomPackResult }) {
  switch (result.kind) {
    case 'readable':
      return (
        <Alert color="teal" variant="light" icon={<IconCheck />} role="status" py="xs">
          {formatCount(result.entryCount, 'entry')}, in version {result.version} of the pack
          {result.changes === null ? '.' : `: it ${changesText(result.changes)}.`} Stores don't use it until you adopt
          it.
        </Alert>
      );
    case 'unchanged':
      return (
        <Alert variant="light" role="status" py="xs">
          The table is identical to version {result.version} of the pack.
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
                    <Table.Th>Problem</Table.Th>
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
