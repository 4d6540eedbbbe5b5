'use client';

import { Alert, Anchor, Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { CSV_COLUMNS, CUSTOM_PACK_TEXT_MAX } from '@sightline/spec';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { downloadFile } from '../../shared/ui/download-file.ts';
import { codeOf } from '../../shared/ui/error-notice.tsx';

import { useTenant } from '../session/tenant-context.tsx';
import { packHref } from './pack-words.ts';
import classes from './packs.module.css';
import { TableReading } from './table-reading.tsx';
import { type CustomTable, useImportCustomPack } from './use-custom-entries.ts';

const SAMPLE = `${CSV_COLUMNS.join(',')}\nkiosk-orders,Kiosk,Ordering server,orders.kiosk.example,https,443,outbound,boh,,yes,all,all,all,Guests cannot order,\n`;

/** Takes a table, says row by row what is wrong in it, and publishes it as a list once nothing is. */
export function ImportListForm({ onDone }: { readonly onDone: () => void }) {
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
