'use client';

import { Alert, Loader, Text } from '@mantine/core';
import { Dropzone, type FileRejection } from '@mantine/dropzone';
import { formatBytes, STORE_FILE_LIMITS } from '@sightline/spec';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import classes from './store-imports.module.css';
import { useUpload } from './use-store-imports.ts';

/** Browsers report CSV under several types; Windows with Excel calls it a spreadsheet. */
const ACCEPTED = { 'text/csv': ['.csv'], 'text/plain': ['.csv', '.txt'], 'application/vnd.ms-excel': ['.csv'] };

/** Uploads a dropped or chosen CSV file for checking; `onUploaded` gets its id. */
export function FileDrop({ onUploaded }: { readonly onUploaded: (importId: string) => void }) {
  const tenant = useTenant();
  const upload = useUpload(tenant.id);
  const [rejection, setRejection] = useState<string | null>(null);
  const take = ([file]: File[]): void => {
    setRejection(null);
    if (file === undefined) return;
    upload.mutate(file, {
      onSuccess: ({ id }) => {
        onUploaded(id);
      },
    });
  };
  const reject = ([first]: FileRejection[]): void => {
    setRejection(
      first?.errors[0]?.code === 'file-too-large'
        ? `The file is larger than ${formatBytes(STORE_FILE_LIMITS.bytesMax)}. Split it into smaller files.`
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
          <Text fw={600}>Drop a CSV file here, or click to choose one</Text>
          <Text size="sm" c="dimmed">
            Stores are matched by number: new numbers are added, existing ones are changed. Nothing changes until you
            review the report.
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
