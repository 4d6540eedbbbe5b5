'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { downloadFile } from '../../shared/ui/download-file.ts';
import { useTenant } from '../accounts/tenant-context.tsx';
import { useStoresFile } from './use-store-imports.ts';

interface ExportStoresButtonProps {
  /** All stores unless said. */
  readonly only?: 'stores' | 'template';
}

/** Saves all stores, or the template, as a CSV file that can be imported. */
export function ExportStoresButton({ only = 'stores' }: ExportStoresButtonProps) {
  const tenant = useTenant();
  const file = useStoresFile(tenant.id);
  const save = (): void => {
    file.mutate(only, {
      onSuccess: ({ fileName, text }) => {
        // Spreadsheets take a file without the mark for one in the old encoding of the machine.
        downloadFile({ fileName, mediaType: 'text/csv;charset=utf-8', content: `\uFEFF${text}` });
      },
      onError: (error) => {
        notifications.show({ color: 'red', title: 'The file could not be had', message: error.message });
      },
    });
  };
  return (
    <Button variant="default" leftSection={<IconDownload size={16} />} loading={file.isPending} onClick={save}>
      {only === 'template' ? 'Template' : 'Export stores'}
    </Button>
  );
}
