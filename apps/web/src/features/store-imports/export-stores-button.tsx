'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { downloadFile } from '../../shared/ui/download-file.ts';
import { useTenant } from '../accounts/tenant-context.tsx';
import { useStoresFile } from './use-store-imports.ts';

interface ExportStoresButtonProps {
  /** All stores by default. */
  readonly only?: 'stores' | 'template';
}

/** Downloads all stores, or the template, as a CSV file for import. */
export function ExportStoresButton({ only = 'stores' }: ExportStoresButtonProps) {
  const tenant = useTenant();
  const file = useStoresFile(tenant.id);
  const save = (): void => {
    file.mutate(only, {
      onSuccess: ({ fileName, text }) => {
        // Without the byte order mark, spreadsheets assume the system's legacy encoding.
        downloadFile({ fileName, mediaType: 'text/csv;charset=utf-8', content: `\uFEFF${text}` });
      },
      onError: (error) => {
        notifications.show({ color: 'red', title: 'Download failed', message: error.message });
      },
    });
  };
  return (
    <Button variant="default" leftSection={<IconDownload size={16} />} loading={file.isPending} onClick={save}>
      {only === 'template' ? 'Download template' : 'Export stores'}
    </Button>
  );
}
