'use client';

import { EmptyState, UnstyledButton } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { Instant } from '../../shared/time/instant.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { RowsSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { STATUS_LABEL } from './import-words.ts';
import classes from './store-import.module.css';
import { useStoreImports } from './use-store-import.ts';

/** The last files of the tenant; each leads to its report. */
export function LastFiles({ onOpen }: { readonly onOpen: (importId: string) => void }) {
  const tenant = useTenant();
  const query = useStoreImports(tenant.id);
  return (
    <Panel title="Last files">
      <QueryView query={query} skeleton={<RowsSkeleton rows={2} />}>
        {({ imports }) =>
          imports.length === 0 ? (
            <EmptyState
              py="lg"
              icon={<IconFiles />}
              title="No file yet"
              description="What was imported is listed here."
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
                    <span className="tabular">{file.rowCount.toLocaleString('en')} rows</span>
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
