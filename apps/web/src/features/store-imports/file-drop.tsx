'use client';

import { Alert, Loader, Text } from '@mantine/core';
import { Dropzone, type FileRejection } from '@mantine/dropzone';
import { STORE_FILE_LIMITS } from '@sightline/spec';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import classes from './store-imports.module.css';
import { useUpload } from './use-store-imports.ts';

/** Browsers name CSV in several ways, and Windows with Excel calls it a spreadsheet. */
const ACCEPTED = { 'text/csv': ['.csv'], 'text/plain': ['.csv', '.txt'], 'application/vnd.ms-excel': ['.csv'] };

/** Takes a CSV file, by dropping or choosing it, and has it checked; `onTaken` gets its id. */
export function FileDrop({ onTaken }: { readonly onTaken: (importId: string) => void }) {
  const tenant = useTenant();
  const upload = useUpload(tenant.id);
  const [rejection, setRejection] = useState<string | null>(null);
  const take = ([file]: File[]): void => {
    setRejection(null);
    if (file === undefined) return;
    upload.mutate(file, {
      onSuccess: ({ id }) => {
        onTaken(id);
      },
    });
  };
  const reject = ([first]: FileRejection[]): void => {
    setRejection(
      first?.errors[0]?.code === 'file-too-large'
        ? 'The file is larger than 8 MiB; divide it.'
        : 'Choose one CSV file.',
    );
  };
  return (
    <>
      <Dropzone
        onDrop={take}
        onReject={reject}
        accept={ACCEPTED}
        maxFiles={1}
        multiple={false}
        maxSize={STORE_FILE_LIMITS.bytesMax}
        disabled={upload.isPending}
        className={classes.drop ?? ''}
        inputProps={{ 'aria-label': 'CSV file of stores' }}
      >
        <div className={classes.dropWords}>
          {upload.isPending ? <Loader size={34} /> : <IconFileSpreadsheet size={38} stroke={1.4} />}
          <Text fw={600}>Drop a CSV file here, or choose one</Text>
          <Text size="sm" c="dimmed">
            Stores are known by their number: new numbers are added, known ones changed. Nothing changes before you have
            seen the report.
          </Text>
        </div>
      </Dropzone>
      {(rejection !== null || upload.isError) && (
        <Alert color="red" role="alert" mt="sm">
          {rejection ?? upload.error?.message} {upload.error && <code>{codeOf(upload.error)}</code>}
        </Alert>
      )}
    </>
  );
}
