'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { PanelSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { ExportStoresButton } from './export-stores-button.tsx';
import { FileDrop } from './file-drop.tsx';
import { FileView } from './file-view.tsx';
import { LastFiles } from './last-files.tsx';
import classes from './store-import.module.css';
import { useStoreImport } from './use-store-import.ts';

/** Adds and changes many stores by a CSV file: dropped, checked row by row, then applied. */
export function ImportPage() {
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
        sub="A CSV file; every row is checked before anything changes"
        actions={
          <>
            <ExportStoresButton only="template" />
            <ExportStoresButton />
          </>
        }
      />
      <div className={classes.page}>
        {importId === null ? (
          <FileDrop onTaken={open} />
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
