'use client';

import { EmptyState, UnstyledButton } from '@mantine/core';
import { formatCount } from '@sightline/spec';
import { IconFiles } from '@tabler/icons-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { Instant } from '../../shared/time/instant.tsx';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { Panel, PanelSkeleton, RowsSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { ExportStoresButton } from './export-stores-button.tsx';
import { FileDrop } from './file-drop.tsx';
import { FileView } from './file-view.tsx';
import { STATUS_LABEL } from './import-words.ts';
import classes from './store-imports.module.css';
import { useStoreImport, useStoreImports } from './use-store-imports.ts';

/** Adds and changes stores from a CSV file: uploaded, checked row by row, then applied. */
export function StoreImportsPage() {
  const router = useRouter();
  const pathname = usePathname();
  const importId = useSearchParams().get('file');
  const open = (id: string | null): void => {
    router.replace(id === null ? pathname : `${pathname}?file=${id}`, { scroll: false });
  };
  return (
    <>
      <PageHead
        title="Import stores"
        sub="Upload a CSV file. Every row is checked before anything changes."
        actions={
          <>
            <ExportStoresButton only="template" />
            <ExportStoresButton />
          </>
        }
      />
      <div className={classes.page}>
        {importId === null ? (
          <FileDrop onUploaded={open} />
        ) : (
          <OpenFile
            importId={importId}
            onAnother={() => {
              open(null);
            }}
          />
        )}
        <LastFiles onOpen={open} />
      </div>
    </>
  );
}

function OpenFile({ importId, onAnother }: { readonly importId: string; readonly onAnother: () => void }) {
  const tenant = useTenant();
  const query = useStoreImport(tenant.id, importId);
  return (
    <QueryView query={query} skeleton={<PanelSkeleton rows={5} />}>
      {(file) => <FileView file={file} onAnother={onAnother} />}
    </QueryView>
  );
}

/** Shows the latest imported files; each opens its report. */
function LastFiles({ onOpen }: { readonly onOpen: (importId: string) => void }) {
  const tenant = useTenant();
  const query = useStoreImports(tenant.id);
  return (
    <Panel title="Recent files">
      <QueryView query={query} skeleton={<RowsSkeleton rows={2} />}>
        {({ imports }) =>
          imports.length === 0 ? (
            <EmptyState
              py="lg"
              icon={<IconFiles />}
              title="No files yet"
              description="Imported files are listed here."
            />
          ) : (
            <ul className={classes.files}>
              {imports.map((file) => (
                <li key={file.id}>
                  <UnstyledButton
                    className={classes.file ?? ''}
                    onClick={() => {
                      onOpen(file.id);
                    }}
                  >
                    <span className={classes.fileName}>{file.fileName}</span>
                    <span>{STATUS_LABEL[file.status]}</span>
                    <span className="tabular">{formatCount(file.rowCount, 'row')}</span>
                    <span>{file.actor}</span>
                    <Instant at={file.createdAt} />
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  );
}
